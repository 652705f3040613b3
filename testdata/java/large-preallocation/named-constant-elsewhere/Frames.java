package fixture.frames;

import static fixture.frames.Limits.MIB;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

public final class Frames {

  public byte[] frame(InputStream in) throws IOException {
    byte[] frame = new byte[Limits.MAX_FRAME]; //~ java/large-preallocation "1,048,576"
    int read = in.read(frame);
    return read < 0 ? new byte[0] : java.util.Arrays.copyOf(frame, read);
  }

  public ByteBuffer direct() {
    return ByteBuffer.allocateDirect(16 * MIB); //~ java/large-preallocation "16,777,216"
  }

  public ByteArrayOutputStream collected() {
    return new ByteArrayOutputStream(2 * MIB); //~ java/large-preallocation
  }

  /** The bytes count, not the elements. */
  public long[] offsets() {
    return new long[262_144]; //~ java/large-preallocation
  }

  public List<String> names() {
    return new ArrayList<>(1 << 20); //~ java/large-preallocation
  }

  public byte[] header() {
    return new byte[Limits.HEADER]; //~ ok
  }
}
