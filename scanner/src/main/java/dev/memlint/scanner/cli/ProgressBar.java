package dev.memlint.scanner.cli;

import dev.memlint.scanner.scan.Progress;
import java.io.PrintStream;
import java.util.Locale;

/** A bar on a terminal, for scans that take more than a moment. */
final class ProgressBar implements Progress, AutoCloseable {
  private static final long FIRST_NANOS = 700_000_000L;
  private static final long EVERY_NANOS = 100_000_000L;
  private static final int CELLS = 30;

  private final PrintStream err;
  private long nextDraw = System.nanoTime() + FIRST_NANOS;
  private boolean drawn;

  ProgressBar(PrintStream err) {
    this.err = err;
  }

  @Override
  public synchronized void read(int done, int total) {
    long now = System.nanoTime();
    if (now - nextDraw < 0) {
      return;
    }
    nextDraw = now + EVERY_NANOS;
    int cells = (int) ((long) CELLS * done / Math.max(1, total));
    err.print(
        String.format(
            Locale.ROOT,
            "\rscanning [%s%s] %,d of %,d %s",
            "#".repeat(cells),
            "-".repeat(CELLS - cells),
            done,
            total,
            total == 1 ? "file" : "files"));
    err.flush();
    drawn = true;
  }

  /** Wipes the bar. */
  @Override
  public synchronized void close() {
    if (drawn) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
