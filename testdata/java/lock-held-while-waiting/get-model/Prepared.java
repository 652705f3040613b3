package models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** What is handed to another thread under the lock does not keep it. */
public final class Prepared {
  private final Map<String, FutureTask<Long>> sizes = new HashMap<>();
  private final Executor executor;

  public Prepared(Executor executor) {
    this.executor = executor;
  }

  public FutureTask<Long> prepare(String name) {
    synchronized (sizes) { //~ ok
      return start(name);
    }
  }

  public void forget(String name) {
    synchronized (sizes) { //~ ok
      sizes.remove(name);
    }
  }

  private FutureTask<Long> start(String name) {
    FutureTask<Long> task = new FutureTask<>(measuring(name));
    sizes.put(name, task);
    executor.execute(task);
    return task;
  }

  private static Callable<Long> measuring(String name) {
    return () -> measured(name);
  }

  private static long measured(String name) throws IOException {
    try (var in = Files.newInputStream(Path.of(name))) {
      return in.skip(Long.MAX_VALUE);
    }
  }
}
