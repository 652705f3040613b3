package dev.memlint.scanner.scan;

import java.util.concurrent.Semaphore;

/**
 * Limits how much source is parsed at a time over all workers. A tree takes up to three hundred
 * times its source: two large files at once would need more than the heap that the program states.
 */
final class ReadingBudget {
  /** Source bytes in work at a time; small files never wait for each other. */
  private static final int BYTES = 1 << 20;

  private final Semaphore free = new Semaphore(BYTES, true);

  /** Room that one file takes until it is closed. */
  interface Room extends AutoCloseable {
    @Override
    void close();
  }

  /** Waits until there is room for a file; one that is larger than the budget takes it all. */
  Room take(long fileBytes) {
    int permits = Math.clamp(fileBytes, 1, BYTES);
    free.acquireUninterruptibly(permits);
    return () -> free.release(permits);
  }
}
