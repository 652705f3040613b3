package ide.after;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Models by name, each loaded when it is first asked for and unloaded when it was idle for a while. */
public final class ModelManagerAfter {

  private ModelManagerAfter() {}

  /** One for all requests. */
  public static final class IdleAwareModelManager {

    private static final Duration MAX_IDLE = Duration.ofMinutes(30);

    public record LoadedModel(String name, float[] weights) {}

    private record Resident(LoadedModel model, Instant lastUsed) {}

    private final Map<String, Resident> resident = new ConcurrentHashMap<>(); //~ ok
    private final Function<String, LoadedModel> loader;
    private final Clock clock;

    public IdleAwareModelManager(Function<String, LoadedModel> loader, Clock clock) {
      this.loader = loader;
      this.clock = clock;
    }

    /** Returns the model of that name, and lets go of those that nobody has used. */
    public LoadedModel getModel(String modelName) {
      Instant now = clock.instant();
      unloadIdle(now);
      Resident known = resident.get(modelName);
      LoadedModel model = known == null ? loader.apply(modelName) : known.model();
      resident.put(modelName, new Resident(model, now));
      return model;
    }

    private void unloadIdle(Instant now) {
      Instant limit = now.minus(MAX_IDLE);
      resident.values().removeIf(entry -> entry.lastUsed().isBefore(limit));
    }
  }
}
