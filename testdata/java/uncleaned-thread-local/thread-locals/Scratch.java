package fixture.scratch;

import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public final class Scratch {

  /** Set per request in a pooled thread, and never removed. */
  private static final ThreadLocal<Map<String, byte[]>> ATTACHMENTS = new ThreadLocal<>(); //~ java/uncleaned-thread-local

  // False alarm 12: a small object per thread.
  private static final ThreadLocal<SimpleDateFormat> FORMAT = //~ ok
      ThreadLocal.withInitial(() -> new SimpleDateFormat("yyyy-MM-dd"));

  // False alarm 14: cleaned in a finally block.
  private static final ThreadLocal<List<String>> TRACE = new ThreadLocal<>(); //~ ok

  // False alarm 13: cleaned in another file.
  static final ThreadLocal<List<String>> SPANS = new ThreadLocal<>(); //~ ok

  private Scratch() {}

  public static void handle(String name, byte[] attachment, Runnable next) {
    Map<String, byte[]> attachments = new HashMap<>();
    attachments.put(name, attachment);
    ATTACHMENTS.set(attachments);
    SPANS.set(new ArrayList<>());
    TRACE.set(new ArrayList<>());
    try {
      TRACE.get().add(FORMAT.get().toPattern());
      next.run();
    } finally {
      TRACE.remove();
      RequestFilter.afterCompletion();
    }
  }
}
