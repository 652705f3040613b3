package agent.before;

import java.io.IOException;
import java.io.Reader;

/**
 * A terminal session that keeps what all of its commands print: one long command is enough to
 * exhaust the memory, and there is a buffer in each session.
 */
public final class TerminalSessionBefore {
  private final Reader pty;
  private final StringBuilder scrollback = new StringBuilder(); //~ java/undrained-buffer

  public TerminalSessionBefore(Reader pty) {
    this.pty = pty;
  }

  public void runCommand() throws IOException {
    StringBuilder outputBuffer = new StringBuilder(1024 * 1024); //~ java/undrained-buffer //~ java/large-preallocation
    char[] chunk = new char[4096];
    for (int read = pty.read(chunk); read >= 0; read = pty.read(chunk)) {
      outputBuffer.append(chunk, 0, read);
    }
    outputBuffer.toString().lines().forEach(System.out::println);
  }

  public void follow() throws IOException {
    char[] chunk = new char[4096];
    for (int read = pty.read(chunk); read >= 0; read = pty.read(chunk)) {
      scrollback.append(chunk, 0, read);
    }
  }
}
