package ide.before;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Function;

/** Models by name with a limit and an expiry; how often one is missed, nobody sees. */
public final class ModelCacheBefore {

  private ModelCacheBefore() {}

  /** One for all requests. */
  public static final class ModelCache {

    private final Cache<String, float[]> models =
        Caffeine.newBuilder() //~ java/cache-without-telemetry
            .maximumSize(16)
            .expireAfterAccess(Duration.ofMinutes(30))
            .build();

    public float[] get(String name, Function<String, float[]> loader) {
      return models.get(name, loader);
    }
  }
}
