package dev.memlint.rules.treesitter;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds native libraries and links them into the process.
 *
 * <p>Those that the distribution compiled with optimisation lie in the directory that the system
 * property {@value #DIRECTORY} names. Where they are missing or the system refuses them, the
 * prebuilt ones on the class path do the same, more slowly.
 *
 * <p>The system loader takes files only, so a prebuilt library is copied out first. Each copy lies
 * in its own new directory, which the platform creates readable by its owner alone: nobody can swap
 * the file between copy and load. Where the system allows it (everywhere but Windows) the copy is
 * deleted as soon as it is loaded, so that even a killed process leaves nothing behind.
 */
@SuppressWarnings("restricted") // linking native code is this class's one job
final class NativeLibraries {
  /** Names the directory of the optimised libraries. */
  static final String DIRECTORY = "memlint.natives";

  private NativeLibraries() {}

  /** The tree-sitter core, linked for the life of the process. */
  static SymbolLookup core() {
    return Core.LOOKUP;
  }

  /**
   * Links the library {@code name} for the life of the process.
   *
   * @param name as in the resource name, such as {@code tree-sitter-rust}
   * @throws NativeLibraryException when there is none for this platform or it cannot be loaded
   */
  static SymbolLookup load(String name) {
    return optimised(name).orElseGet(() -> prebuilt(name));
  }

  private static Optional<SymbolLookup> optimised(String name) {
    String directory = System.getProperty(DIRECTORY, "");
    if (directory.isEmpty()) {
      return Optional.empty();
    }
    Path file = Path.of(directory, name + Platform.current().suffix).toAbsolutePath();
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(SymbolLookup.libraryLookup(file, Arena.global()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // made for another system; `memlint --version` says which are in use
    }
  }

  private static SymbolLookup prebuilt(String name) {
    Platform platform = Platform.current();
    String resource = "lib/" + platform.prefix + "-" + name + platform.suffix;
    try (InputStream in = NativeLibraries.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new NativeLibraryException(
            "the class path holds no " + resource + ": is the grammar's dependency there?", null);
      }
      return link(in, name + platform.suffix, platform);
    } catch (IOException | IllegalArgumentException e) {
      throw new NativeLibraryException(
          "cannot load "
              + resource
              + " from "
              + System.getProperty("java.io.tmpdir")
              + ": "
              + e.getMessage()
              + " (a temporary directory that allows execution can be set with -Djava.io.tmpdir)",
          e);
    }
  }

  private static SymbolLookup link(InputStream in, String fileName, Platform platform)
      throws IOException {
    Path directory = Files.createTempDirectory("memlint-");
    Path file = directory.resolve(fileName);
    try {
      Files.copy(in, file);
      return SymbolLookup.libraryLookup(file, Arena.global());
    } finally {
      if (platform.loadedFilesCanBeDeleted) {
        Files.deleteIfExists(file);
        Files.deleteIfExists(directory);
      } else {
        // The virtual machine deletes in reverse order: the file, then its directory.
        directory.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
      }
    }
  }

  /** Loads on first use, once. */
  private static final class Core {
    static final SymbolLookup LOOKUP = load("tree-sitter");
  }

  private record Platform(String prefix, String suffix, boolean loadedFilesCanBeDeleted) {
    static Platform current() {
      String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
      String arch =
          switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "aarch64";
            case String other ->
                throw new NativeLibraryException("no tree-sitter library for " + other, null);
          };
      if (os.startsWith("linux")) {
        return new Platform(arch + "-linux-gnu", ".so", true);
      }
      if (os.startsWith("mac")) {
        return new Platform(arch + "-macos", ".dylib", true);
      }
      if (os.startsWith("windows")) {
        return new Platform(arch + "-windows", ".dll", false);
      }
      throw new NativeLibraryException("no tree-sitter library for " + os, null);
    }
  }
}
