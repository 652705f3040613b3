package dev.memlint.scanner.cache;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where caches belong on this platform. */
public final class CacheLocation {
  /** The environment variable that names another directory. */
  public static final String VARIABLE = "MEMLINT_CACHE_DIR";

  private CacheLocation() {}

  /**
   * The directory for memlint's cache: what {@value #VARIABLE} names; else below {@code
   * $XDG_CACHE_HOME} or {@code ~/.cache}, {@code ~/Library/Caches} on macOS, {@code %LOCALAPPDATA%}
   * on Windows. Empty when the environment names no absolute directory.
   *
   * @param system value of the system property {@code os.name}
   */
  public static Optional<Path> of(Map<String, String> environment, String system) {
    String os = system.toLowerCase(Locale.ROOT);
    Optional<Path> named = directory(environment, VARIABLE);
    if (named.isPresent()) {
      return named;
    }
    if (os.startsWith("windows")) {
      return directory(environment, "LOCALAPPDATA").map(d -> d.resolve("memlint").resolve("cache"));
    }
    Optional<Path> home = directory(environment, "HOME");
    if (os.startsWith("mac")) {
      return home.map(d -> d.resolve("Library").resolve("Caches").resolve("memlint"));
    }
    return directory(environment, "XDG_CACHE_HOME")
        .or(() -> home.map(d -> d.resolve(".cache")))
        .map(d -> d.resolve("memlint"));
  }

  /** Relative directories would be another in every place that memlint is called from. */
  private static Optional<Path> directory(Map<String, String> environment, String variable) {
    try {
      return Optional.ofNullable(environment.get(variable))
          .filter(value -> !value.isBlank())
          .map(Path::of)
          .filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
