package fixture.perconnection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

public final class PerConnection {

  private static final int BUFFER = 512 * 1024;

  public void relay(List<InputStream> connections, OutputStream out) throws IOException {
    for (InputStream connection : connections) {
      byte[] buffer = new byte[BUFFER]; //~ java/large-preallocation "524,288"
      int read = connection.read(buffer);
      out.write(buffer, 0, Math.max(0, read));
    }
  }

  public void relayShared(List<InputStream> connections, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER]; //~ ok
    for (InputStream connection : connections) {
      int read = connection.read(buffer);
      out.write(buffer, 0, Math.max(0, read));
    }
  }
}
