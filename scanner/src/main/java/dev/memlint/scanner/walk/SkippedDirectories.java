package dev.memlint.scanner.walk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Directories whose code somebody else wrote, or a build made. */
final class SkippedDirectories {
  private static final Set<String> ALWAYS =
      Set.of(
          "node_modules",
          "bower_components",
          "third_party",
          "third-party",
          "thirdparty",
          "_vendor",
          "_vendored",
          "shaded",
          "site-packages",
          "dist-packages",
          "__pycache__",
          "__pypackages__");

  /** Names that are also good names for a package: skipped only beside a project's own files. */
  private static final Set<String> BESIDE_PROJECT =
      Set.of("vendor", "vendored", "target", "build", "dist", "out", "bin");

  private static final List<String> PROJECT_FILES =
      List.of(
          "Cargo.toml",
          "pom.xml",
          "build.gradle",
          "build.gradle.kts",
          "settings.gradle",
          "settings.gradle.kts",
          "setup.py",
          "setup.cfg",
          "pyproject.toml",
          "package.json",
          "composer.json",
          "go.mod",
          "Gemfile",
          "CMakeLists.txt",
          "build.xml",
          "WORKSPACE",
          "MODULE.bazel",
          ".git");

  private SkippedDirectories() {}

  static boolean contains(Path directory, String name) {
    if (name.startsWith(".") || ALWAYS.contains(name)) {
      return true;
    }
    if (BESIDE_PROJECT.contains(name)
        && PROJECT_FILES.stream().anyMatch(file -> Files.exists(directory.resolveSibling(file)))) {
      return true;
    }
    // A Python virtual environment may have any name.
    return Files.exists(directory.resolve("pyvenv.cfg"));
  }
}
