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

  /** Libraries that others take into packages of their own: {@code org/acme/javassist}. */
  private static final Set<String> RELOCATED = Set.of("javassist", "ognl", "objenesis");

  private static final Set<String> PACKAGE_ROOTS = Set.of("com", "org", "net", "io");

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
    if (RELOCATED.contains(name) && isInPackage(directory.getParent())) {
      return true;
    }
    if (BESIDE_PROJECT.contains(name)
        && PROJECT_FILES.stream().anyMatch(file -> Files.exists(directory.resolveSibling(file)))) {
      return true;
    }
    // A Python virtual environment may have any name.
    return Files.exists(directory.resolve("pyvenv.cfg"));
  }

  /** Whether a directory is below {@code org/acme}, by its names. */
  private static boolean isInPackage(Path directory) {
    for (Path at = directory; at != null && at.getNameCount() > 1; at = at.getParent()) {
      if (PACKAGE_ROOTS.contains(at.getParent().getFileName().toString())) {
        return true;
      }
    }
    return false;
  }
}
