package dev.memlint.scanner.scan;

/** Hears how far a scan is; called by several threads. */
public interface Progress {
  /** Hears nothing. */
  Progress NONE = (done, total) -> {};

  /** {@code done} of {@code total} files are read. */
  void read(int done, int total);
}
