package seeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Models by name, loaded on demand: only those who want the same model wait for it. */
public final class LazyModelAfter {
  private final Map<String, CompletableFuture<SharedModel>> models = new HashMap<>(); //~ ok

  public SharedModel getModel(String name) {
    CompletableFuture<SharedModel> mine = new CompletableFuture<>();
    CompletableFuture<SharedModel> first;
    synchronized (models) { //~ ok
      first = models.putIfAbsent(name, mine);
    }
    if (first != null) {
      return first.join();
    }
    try {
      mine.complete(loadModel(name)); //~ ok
    } catch (IOException e) {
      unload(name);
      mine.completeExceptionally(new UncheckedIOException(e));
    }
    return mine.join();
  }

  public void unload(String name) {
    synchronized (models) {
      models.remove(name);
    }
  }

  private SharedModel loadModel(String name) throws IOException {
    try (var in = Files.newInputStream(Path.of("models", name))) {
      return new SharedModel(name, in.readNBytes(4096));
    }
  }

  public record SharedModel(String name, byte[] header) {}
}
