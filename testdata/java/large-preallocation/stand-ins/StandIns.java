package fixture.standins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

public final class StandIns {

  private static final int BUFFER = 64 * 1024;

  /** Called in many places, and what it hands out is pooled. */
  private final Supplier<byte[]> buffers = () -> new byte[BUFFER]; //~ ok

  /** As many as there may be: no table is made before the first entry. */
  public static Map<String, String> withExpectedSize(int expected) {
    if (expected < 1 << 30) {
      return new LinkedHashMap<>(expected);
    }
    return new LinkedHashMap<>(Integer.MAX_VALUE); //~ ok
  }

  /** Asks for more than there is, to see what happens. */
  public static void exhaust(List<Object> kept) {
    kept.add(new long[Integer.MAX_VALUE / 2]); //~ ok
  }

  public static List<String> rows() {
    return new ArrayList<>(1_000_000); //~ java/large-preallocation
  }
}
