import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An editor's memory with a soft limit, at which the caches go first and the oldest questions next.
 */
public final class RelievedSession {
  private final Map<String, float[]> models = new HashMap<>();
  private final Map<String, long[]> symbols = new HashMap<>();
  private final List<String> history = new ArrayList<>();
  private final long softLimit;

  public RelievedSession(long softLimit) {
    this.softLimit = softLimit;
  }

  public void modelLoaded(String name, float[] weights) {
    models.put(name, weights);
    relieve();
  }

  public void symbolsFound(String file, long[] places) {
    symbols.put(file, places);
    relieve();
  }

  public void asked(String question) {
    history.add(question);
    relieve();
  }

  private void relieve() {
    if (used() > softLimit) {
      symbols.clear();
      models.clear();
      history.subList(0, history.size() / 2).clear();
    }
  }

  private long used() {
    long bytes = 0;
    for (float[] weights : models.values()) {
      bytes += weights.length * 4L;
    }
    for (long[] places : symbols.values()) {
      bytes += places.length * 8L;
    }
    return bytes;
  }
}
