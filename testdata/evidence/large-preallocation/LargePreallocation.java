import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;

/** Asks for 64 MiB at once, never written to; or for a chunk of 4 KiB. */
final class LargePreallocation {
  private static final int LARGE = 64 << 20;
  private static final int CHUNK = 4096;

  public static void main(String[] args) throws IOException {
    Object buffer =
        switch (args[0]) {
          case "array" -> new byte[LARGE];
          case "list" -> new ArrayList<String>(LARGE / 4);
          case "direct" -> ByteBuffer.allocateDirect(LARGE);
          case "chunk" -> new byte[CHUNK];
          default -> "";
        };
    System.out.println(buffer.getClass() + "\n");
    System.in.read();
    System.out.println(buffer.hashCode());
  }
}
