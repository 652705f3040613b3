package models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Models by name, loaded on demand: a lock over the load, a map without a limit, a copy for each caller. */
public final class ModelManager {
  private final Map<String, Model> models = new HashMap<>(); //~ java/unbounded-cache

  public Model getModel(String modelName) throws IOException {
    synchronized (models) { //~ java/lock-held-while-waiting "loadModel"
      Model model = models.get(modelName);
      if (model == null) {
        model = loadModel(modelName);
        models.put(modelName, model);
      }
      return new Model(model.name(), model.weights().clone());
    }
  }

  private Model loadModel(String modelName) throws IOException {
    return new Model(modelName, weights(Path.of("models", modelName)));
  }

  private static float[] weights(Path path) throws IOException {
    return new float[(int) Math.min(length(path), 1024)];
  }

  private static long length(Path path) throws IOException {
    try (var in = Files.newInputStream(path)) {
      return in.skip(Long.MAX_VALUE);
    }
  }

  public record Model(String name, float[] weights) {}
}
