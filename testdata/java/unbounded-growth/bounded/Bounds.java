package fixture.bounds;

import com.google.common.collect.EvictingQueue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

public final class Bounds {

  private static final int MAX_PENDING = 100;

  // False alarm 8: weak keys release their entries.
  private final Map<Object, String> names = new WeakHashMap<>(); //~ ok
  private final Set<Thread> workers = Collections.newSetFromMap(new WeakHashMap<>()); //~ ok

  private final BlockingQueue<String> ring = new ArrayBlockingQueue<>(MAX_PENDING); //~ ok
  private final Queue<String> recent = EvictingQueue.create(MAX_PENDING); //~ ok
  private final Map<String, String> eldest = //~ ok
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> entry) {
          return size() > MAX_PENDING;
        }
      };

  // A length check that refuses.
  private final List<String> refused = new ArrayList<>(); //~ ok
  private final Map<String, Long> limited = new HashMap<>(); //~ ok

  public void seen(Object key, String text) {
    names.put(key, text);
    workers.add(Thread.currentThread());
    ring.offer(text);
    recent.add(text);
    eldest.put(text, text);
  }

  public void refuse(String text) {
    if (refused.size() >= MAX_PENDING) {
      throw new IllegalStateException("more than " + MAX_PENDING + " pending");
    }
    refused.add(text);
  }

  public void limit(String text, long now) {
    if (limited.size() < MAX_PENDING) {
      limited.put(text, now);
    }
  }
}
