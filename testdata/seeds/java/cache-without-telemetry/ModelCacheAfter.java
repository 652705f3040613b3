package ide.after;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Function;

/** Models by name with a limit and an expiry; each that leaves is logged, with the cause. */
public final class ModelCacheAfter {

  private ModelCacheAfter() {}

  /** One for all requests. */
  public static final class ModelCache {

    private final Cache<String, float[]> models =
        Caffeine.newBuilder() //~ ok
            .maximumSize(16)
            .expireAfterAccess(Duration.ofMinutes(30))
            .evictionListener((name, model, cause) -> System.err.println(name + " left: " + cause))
            .build();

    public float[] get(String name, Function<String, float[]> loader) {
      return models.get(name, loader);
    }
  }
}
