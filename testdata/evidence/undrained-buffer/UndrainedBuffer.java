import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

/** Counts the lines that a peer sends over a connection, 64 MiB in all. */
final class UndrainedBuffer {
  private static final int MAX_PENDING = 256 * 1024;

  private static long lines(byte[] bytes) {
    long count = 0;
    for (byte b : bytes) {
      count += b == '\n' ? 1 : 0;
    }
    return count;
  }

  private static void send(int port) {
    byte[] block = new byte[64 << 10];
    Arrays.fill(block, (byte) 'x');
    for (int i = 63; i < block.length; i += 64) {
      block[i] = '\n';
    }
    try (Socket peer = new Socket(InetAddress.getLoopbackAddress(), port)) {
      for (int i = 0; i < 1 << 10; i++) {
        peer.getOutputStream().write(block);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void main(String[] args) throws IOException {
    long count = 0;
    if (!args[0].equals("nothing")) {
      try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        Thread.ofPlatform().daemon().start(() -> send(server.getLocalPort()));
        try (Socket connection = server.accept()) {
          InputStream in = connection.getInputStream();
          ByteArrayOutputStream pending = new ByteArrayOutputStream();
          byte[] chunk = new byte[4096];
          for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            pending.write(chunk, 0, n);
            if (args[0].equals("drained") && pending.size() > MAX_PENDING / 2) {
              count += lines(pending.toByteArray());
              pending.reset();
            }
          }
          count += lines(pending.toByteArray());
        }
      }
    }
    System.out.println(count + "\n");
    System.in.read();
  }
}
