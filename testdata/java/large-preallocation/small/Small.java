package fixture.small;

import java.io.BufferedReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** False alarm 35: a small constant is good practice. */
public final class Small {

  private static final int CHUNK = 4096;

  public StringBuilder line() {
    return new StringBuilder(256); //~ ok
  }

  public byte[] chunk() {
    return new byte[CHUNK]; //~ ok
  }

  public BufferedReader reader(Reader reader) {
    return new BufferedReader(reader, 8192); //~ ok
  }

  public ByteBuffer page() {
    return ByteBuffer.allocate(16 * 1024); //~ ok
  }

  public Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new HashMap<>(64); //~ ok
    groups.put("", new ArrayList<>(16)); //~ ok
    return groups;
  }

  /** Dimensions that are not given allocate no rows. */
  public byte[][] rows() {
    return new byte[128][]; //~ ok
  }
}
