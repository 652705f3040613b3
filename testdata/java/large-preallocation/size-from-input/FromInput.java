package fixture.frominput;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

public final class FromInput {

  public byte[] body(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] body = new byte[length]; //~ java/large-preallocation
    in.readFully(body);
    return body;
  }

  public ByteBuffer payload(ByteBuffer header) {
    return ByteBuffer.allocate(header.getInt()); //~ java/large-preallocation
  }

  public byte[] configured() {
    int size = Integer.parseInt(System.getenv("BUFFER_BYTES"));
    return new byte[size]; //~ java/large-preallocation
  }

  public static void main(String[] args) {
    StringBuilder out = new StringBuilder(Integer.parseInt(args[0])); //~ java/large-preallocation
    System.out.println(out.append("ready"));
  }

  /** Nothing says that the numbers come from somebody else. */
  public long[] offsets(DataInputStream in) throws IOException {
    long[] offsets = new long[in.readInt()]; //~ ok
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = in.readLong();
    }
    return offsets;
  }

  /** Sixteen bits cannot ask for much. */
  public byte[] label(DataInputStream in) throws IOException {
    byte[] label = new byte[in.readUnsignedShort()]; //~ ok
    in.readFully(label);
    return label;
  }
}
