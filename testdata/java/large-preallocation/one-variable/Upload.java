package upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** One chunk, whichever branch makes it. */
final class Upload {
  private static final int MAX_CHUNK = 10 * 1024 * 1024;

  void send(InputStream in, OutputStream out, long known) throws IOException {
    final byte[] chunk;
    if (known < 0) {
      chunk = new byte[MAX_CHUNK]; //~ java/large-preallocation
    } else if (known == 0) {
      chunk = new byte[MAX_CHUNK]; //~ ok
    } else {
      chunk = new byte[(int) Math.min(known, MAX_CHUNK)]; //~ ok
    }
    out.write(chunk, 0, in.read(chunk));
  }
}
