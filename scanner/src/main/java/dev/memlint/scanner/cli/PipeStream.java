package dev.memlint.scanner.cli;

import java.io.IOException;
import java.io.OutputStream;

/** A stream whose reader may go away, as {@code head} does; what comes after that is dropped. */
final class PipeStream extends OutputStream {
  private final OutputStream out;
  private boolean broken;

  PipeStream(OutputStream out) {
    this.out = out;
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void unlessBroken(Writing writing) throws IOException {
    if (broken) {
      return;
    }
    try {
      writing.run();
    } catch (IOException e) {
      // Java has no type for EPIPE; the words are the C library's, the same in every JDK build.
      if (e.getMessage() == null || !e.getMessage().contains("Broken pipe")) {
        throw e;
      }
      broken = true;
    }
  }

  @Override
  public void write(int b) throws IOException {
    unlessBroken(() -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    unlessBroken(() -> out.write(bytes, offset, length));
  }

  @Override
  public void flush() throws IOException {
    unlessBroken(out::flush);
  }

  @Override
  public void close() throws IOException {
    unlessBroken(out::close);
  }
}
