package agent.after;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;

/** A terminal session that hands on each chunk, with at most 256 Ki characters in hand. */
public final class TerminalSessionAfter {
  private static final int CHUNK_SIZE = 4096;
  private static final int MAX_PTY_BUFFER_SIZE = 256 * 1024;

  private final Reader pty;
  private final Writer screen;
  private final StringBuilder scrollback = new StringBuilder(); //~ ok

  public TerminalSessionAfter(Reader pty, Writer screen) {
    this.pty = pty;
    this.screen = screen;
  }

  public void runCommand() throws IOException {
    StringBuilder outputBuffer = new StringBuilder(CHUNK_SIZE); //~ ok
    char[] chunk = new char[CHUNK_SIZE];
    for (int read = pty.read(chunk); read >= 0; read = pty.read(chunk)) {
      outputBuffer.append(chunk, 0, read);
      if (outputBuffer.indexOf("\n") >= 0 || outputBuffer.length() > MAX_PTY_BUFFER_SIZE) {
        screen.append(outputBuffer);
        outputBuffer.setLength(0);
      }
    }
    screen.append(outputBuffer);
  }

  /** Keeps the newest part for scrolling back. */
  public void follow() throws IOException {
    char[] chunk = new char[CHUNK_SIZE];
    for (int read = pty.read(chunk); read >= 0; read = pty.read(chunk)) {
      scrollback.append(chunk, 0, read);
      if (scrollback.length() > MAX_PTY_BUFFER_SIZE) {
        scrollback.delete(0, scrollback.length() - MAX_PTY_BUFFER_SIZE);
      }
    }
  }
}
