package fixture.shapes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** False alarm 7: removal takes many shapes, and each of them counts. */
public final class Shapes {

  private final Map<String, Long> byIterator = new HashMap<>(); //~ ok
  private final Set<String> byRemoveIf = new HashSet<>(); //~ ok
  private final Set<CompletableFuture<Void>> open = ConcurrentHashMap.newKeySet(); //~ ok
  private final List<String> bySubList = new ArrayList<>(); //~ ok
  private final Map<String, String> byRetainAll = new HashMap<>(); //~ ok
  private final Map<String, String> byInnerClass = new HashMap<>(); //~ ok
  private final Deque<String> byPoll = new ArrayDeque<>(); //~ ok
  private final BlockingQueue<String> byDrain = new LinkedBlockingQueue<>(); //~ java/unbounded-channel
  private final Map<String, Integer> byCompute = new HashMap<>(); //~ ok
  private final Map<String, String> byHookOfAnother = new HashMap<>(); //~ ok
  private final Map<String, Long> eldestLeaves = //~ ok
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          if (size() <= 100) {
            return false;
          }
          byHookOfAnother.remove(eldest.getKey());
          return true;
        }
      };
  private List<String> byReplacement = new ArrayList<>(); //~ ok

  public void hook(String key, String value) {
    byHookOfAnother.put(key, value);
    eldestLeaves.put(key, System.nanoTime());
  }

  public void iterator(String key, long deadline) {
    byIterator.put(key, deadline);
    for (Iterator<Map.Entry<String, Long>> it = byIterator.entrySet().iterator(); it.hasNext(); ) {
      if (it.next().getValue() < System.nanoTime()) {
        it.remove();
      }
    }
  }

  public void removeIf(String name) {
    byRemoveIf.removeIf(String::isBlank);
    byRemoveIf.add(name);
  }

  /** Handed elsewhere as a method reference. */
  public void methodReference(CompletableFuture<Void> task) {
    open.add(task);
    whenDone(task, this.open::remove);
  }

  private static void whenDone(
      CompletableFuture<Void> task, Consumer<CompletableFuture<Void>> action) {
    task.whenComplete((done, error) -> action.accept(task));
  }

  public void subList(String line) {
    bySubList.add(line);
    if (bySubList.size() > 100) {
      bySubList.subList(0, 50).clear();
    }
  }

  public void retainAll(String key, Set<String> alive) {
    byRetainAll.put(key, key);
    byRetainAll.keySet().retainAll(alive);
  }

  public Runnable innerClass(String key) {
    byInnerClass.put(key, key);
    return new Runnable() {
      @Override
      public void run() {
        byInnerClass.remove(key);
      }
    };
  }

  public void enqueue(String job) {
    byPoll.addLast(job);
    byDrain.add(job);
  }

  public String next(List<String> batch) {
    byDrain.drainTo(batch);
    return byPoll.pollFirst();
  }

  public void release(String key) {
    byCompute.merge(key, 1, Integer::sum);
    byCompute.computeIfPresent(key, (name, count) -> count > 9 ? null : count);
  }

  public List<String> flush(String line) {
    byReplacement.add(line);
    List<String> full = byReplacement;
    byReplacement = new ArrayList<>();
    return full;
  }
}
