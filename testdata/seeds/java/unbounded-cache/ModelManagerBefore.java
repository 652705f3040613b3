package ide.before;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Models by name, each loaded when it is first asked for and never unloaded. */
public final class ModelManagerBefore {

  private ModelManagerBefore() {}

  /** One for all requests. */
  public static final class EagerModelManager {

    public record Model(String name, float[] weights) {}

    private final Map<String, Model> models = new ConcurrentHashMap<>(); //~ java/unbounded-cache
    private final Function<String, Model> loader;

    public EagerModelManager(Function<String, Model> loader) {
      this.loader = loader;
    }

    /** Returns the model of that name, which a client sent; it stays in memory from then on. */
    public Model getModel(String modelName) {
      Model known = models.get(modelName);
      if (known != null) {
        return known;
      }
      Model model = loader.apply(modelName);
      models.put(modelName, model);
      return model;
    }

    public long memoryUsage() {
      return models.values().stream().mapToLong(model -> (long) model.weights().length * Float.BYTES).sum();
    }
  }
}
