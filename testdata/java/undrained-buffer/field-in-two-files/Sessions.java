package fixture;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.Socket;

/** A session that another class empties. */
class DrainedSession {
  final StringBuilder inbox = new StringBuilder(); //~ ok

  void receive(Socket socket) throws IOException {
    Reader reader = new InputStreamReader(socket.getInputStream());
    char[] chunk = new char[4096];
    for (int n = reader.read(chunk); n >= 0; n = reader.read(chunk)) {
      inbox.append(chunk, 0, n);
    }
  }
}

/** A session that nobody empties. */
class KeptSession implements Runnable {
  private final Socket socket;
  private final StringBuilder received = new StringBuilder(); //~ java/undrained-buffer "as long as its owner lives"

  KeptSession(Socket socket) {
    this.socket = socket;
  }

  @Override
  public void run() {
    try (InputStream in = socket.getInputStream()) {
      byte[] chunk = new byte[4096];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        received.append(new String(chunk, 0, n));
      }
    } catch (IOException e) {
      System.err.println(e.getMessage());
    }
  }
}
