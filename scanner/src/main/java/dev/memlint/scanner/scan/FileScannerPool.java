package dev.memlint.scanner.scan;

import dev.memlint.scanner.walk.FoundFile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/** A fixed number of platform threads, each with its own parsers, that share a list of files. */
final class FileScannerPool {
  /**
   * Recursive-descent parsers need stack in proportion to the nesting of the source. This much
   * holds what people write and still is only reserved, not used, until a file needs it.
   */
  private static final long STACK_BYTES = 64L << 20;

  private final Supplier<FileScanner> scanners;
  private final int threads;

  FileScannerPool(Supplier<FileScanner> scanners, int threads) {
    this.scanners = scanners;
    this.threads = threads;
  }

  /**
   * Scans all files.
   *
   * @return one outcome per file, in the files' order
   * @throws InterruptedException if this thread is interrupted; the workers have stopped then
   */
  List<FileOutcome> scanAll(List<FoundFile> files, Progress progress) throws InterruptedException {
    AtomicReferenceArray<FileOutcome> outcomes = new AtomicReferenceArray<>(files.size());
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    AtomicReference<Throwable> broken = new AtomicReference<>();
    Runnable work =
        () -> {
          try (FileScanner scanner = scanners.get()) {
            for (int i = next.getAndIncrement();
                i < files.size() && !Thread.currentThread().isInterrupted();
                i = next.getAndIncrement()) {
              outcomes.set(i, scanner.scan(files.get(i)));
              progress.read(done.incrementAndGet(), files.size());
            }
          }
        };
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, files.size()); i++) {
      Thread worker = new Thread(null, work, "scan-" + i, STACK_BYTES);
      worker.setDaemon(true);
      worker.setUncaughtExceptionHandler((thread, cause) -> broken.compareAndSet(null, cause));
      worker.start();
      workers.add(worker);
    }
    try {
      for (Thread worker : workers) {
        worker.join();
      }
    } catch (InterruptedException e) {
      workers.forEach(Thread::interrupt);
      throw e;
    }
    if (broken.get() != null) {
      throw new IllegalStateException("a worker thread broke", broken.get());
    }
    List<FileOutcome> result = new ArrayList<>(files.size());
    for (int i = 0; i < files.size(); i++) {
      result.add(outcomes.get(i));
    }
    return result;
  }
}
