package fixture.constants;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;
import java.util.regex.Pattern;

public final class Constants {

  public enum Level {
    LOW,
    HIGH
  }

  // False alarm 38: the compiled expression is the fix.
  private static final Pattern WORD = Pattern.compile("\\w+"); //~ ok

  private static final Logger LOG = Logger.getLogger("fixture"); //~ ok
  private static final AtomicLong REQUESTS = new AtomicLong(); //~ ok
  private static final ReentrantLock LOCK = new ReentrantLock(); //~ ok
  private static final IllegalStateException CLOSED = new IllegalStateException("closed"); //~ ok

  // False alarm 9: immutable or empty.
  private static final Map<String, String> NO_HEADERS = Collections.emptyMap(); //~ ok
  private static final List<String> METHODS = List.of("GET", "HEAD"); //~ ok
  private static final Set<Level> ALL = Collections.unmodifiableSet(EnumSet.allOf(Level.class)); //~ ok
  private static final byte[] NOTHING = new byte[0]; //~ ok
  private static final String[] SUFFIXES = {"kB", "MB", "GB"}; //~ ok

  // False alarm 10: a small registry filled once, when the class is loaded.
  private static final Map<String, Level> BY_NAME = new HashMap<>(); //~ ok

  static {
    for (Level level : Level.values()) {
      BY_NAME.put(level.name(), level);
    }
  }

  /** A singleton without collections. */
  private static final Constants INSTANCE = new Constants(); //~ ok

  private Constants() {}

  public static Constants get() {
    return INSTANCE;
  }

  public String describe(String text) {
    LOCK.lock();
    try {
      LOG.fine(() -> "request " + REQUESTS.incrementAndGet());
      if (text.isEmpty()) {
        throw CLOSED;
      }
      return WORD.matcher(text).replaceAll("x") + NO_HEADERS + METHODS + ALL + BY_NAME
          + NOTHING.length + SUFFIXES.length;
    } finally {
      LOCK.unlock();
    }
  }
}
