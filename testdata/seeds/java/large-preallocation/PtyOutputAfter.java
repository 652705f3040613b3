package agent.after;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Hands on the output of one command that runs in a pseudo-terminal, chunk by chunk. */
public final class PtyOutputAfter {

  private static final int CHUNK_SIZE = 4096;
  private static final int MAX_PENDING = 256 * 1024;

  private final InputStream terminal;
  private final OutputStream screen;

  public PtyOutputAfter(InputStream terminal, OutputStream screen) {
    this.terminal = terminal;
    this.screen = screen;
  }

  /** Copies everything the command prints to the screen; returns the number of bytes. */
  public long runToEnd() throws IOException {
    byte[] chunk = new byte[CHUNK_SIZE]; //~ ok
    ByteArrayOutputStream pending = new ByteArrayOutputStream(CHUNK_SIZE); //~ ok
    long total = 0;
    for (int read = terminal.read(chunk); read >= 0; read = terminal.read(chunk)) {
      total += read;
      pending.write(chunk, 0, read);
      if (chunk[read - 1] == '\n' || pending.size() > MAX_PENDING) {
        flushOutput(pending);
      }
    }
    flushOutput(pending);
    return total;
  }

  private void flushOutput(ByteArrayOutputStream pending) throws IOException {
    pending.writeTo(screen);
    screen.flush();
    pending.reset();
  }
}
