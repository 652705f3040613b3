package agent.before;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Collects the output of one command that runs in a pseudo-terminal. */
public final class PtyOutputBefore {

  private final InputStream terminal;

  public PtyOutputBefore(InputStream terminal) {
    this.terminal = terminal;
  }

  /** Returns the last rows. Every session that runs at the same time pays for a full buffer. */
  public List<String> runToEnd() throws IOException {
    StringBuilder output = new StringBuilder(PtyLimitsBefore.LARGE_BUFFER_SIZE); //~ java/large-preallocation //~ java/undrained-buffer
    byte[] chunk = new byte[4096]; //~ ok
    for (int read = terminal.read(chunk); read >= 0; read = terminal.read(chunk)) {
      output.append(new String(chunk, 0, read, StandardCharsets.UTF_8));
    }
    List<String> rows = output.toString().lines().toList();
    return rows.subList(Math.max(0, rows.size() - PtyLimitsBefore.VISIBLE_ROWS), rows.size());
  }

  /** Returns the first bytes that the terminal has to say. */
  public ByteBuffer greeting() throws IOException {
    byte[] bytes = new byte[PtyLimitsBefore.LARGE_BUFFER_SIZE]; //~ java/large-preallocation
    int read = terminal.read(bytes);
    return ByteBuffer.wrap(bytes, 0, Math.max(0, read));
  }
}
