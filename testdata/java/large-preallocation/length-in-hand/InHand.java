package fixture.inhand;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

public final class InHand {

  private static final int LIMIT = 64 * 1024;

  public List<String> upper(List<String> names) {
    List<String> upper = new ArrayList<>(names.size()); //~ ok
    for (String name : names) {
      upper.add(name.toUpperCase(java.util.Locale.ROOT));
    }
    return upper;
  }

  public byte[] copy(byte[] source, String text) {
    byte[] copy = new byte[source.length + text.length()]; //~ ok
    System.arraycopy(source, 0, copy, 0, source.length);
    return copy;
  }

  public byte[] rest(ByteBuffer buffer) {
    byte[] rest = new byte[buffer.remaining()]; //~ ok
    buffer.get(rest);
    return rest;
  }

  /** Clamped. */
  public byte[] clamped(DataInputStream in) throws IOException {
    byte[] body = new byte[Math.min(in.readInt(), LIMIT)]; //~ ok
    in.readFully(body);
    return body;
  }

  /** A guard rejects what is too large. */
  public byte[] guarded(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LIMIT) {
      throw new IOException("frame of " + length + " bytes");
    }
    byte[] body = new byte[length]; //~ ok
    in.readFully(body);
    return body;
  }
}
