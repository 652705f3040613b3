package seeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Models by name, loaded on demand, while all others wait. */
public final class LazyModelBefore {
  private final Map<String, LazyModel> models = new HashMap<>();

  public LazyModel getModel(String name) throws IOException {
    synchronized (models) { //~ java/lock-held-while-waiting
      LazyModel model = models.get(name);
      if (model == null) {
        model = loadModel(name);
        models.put(name, model);
      }
      return model;
    }
  }

  public void unload(String name) {
    synchronized (models) {
      models.remove(name);
    }
  }

  private LazyModel loadModel(String name) throws IOException {
    try (var in = Files.newInputStream(Path.of("models", name))) {
      return new LazyModel(name, in.readNBytes(4096));
    }
  }

  public record LazyModel(String name, byte[] header) {}
}
