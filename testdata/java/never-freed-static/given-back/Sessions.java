package fixture.sessions;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public final class Sessions {

  // Entries come and go.
  private static final Map<String, byte[]> OPEN = new ConcurrentHashMap<>(); //~ ok

  // Held softly.
  private static SoftReference<Map<String, String>> names = new SoftReference<>(Map.of()); //~ ok

  private Sessions() {}

  public static void login(String user, byte[] state) {
    OPEN.put(user, state);
  }

  public static void logout(String user) {
    OPEN.remove(user);
  }

  public static synchronized String name(String user, Map<String, String> fresh) {
    Map<String, String> known = names.get();
    if (known == null) {
      known = Map.copyOf(fresh);
      names = new SoftReference<>(known);
    }
    return known.getOrDefault(user, user);
  }
}
