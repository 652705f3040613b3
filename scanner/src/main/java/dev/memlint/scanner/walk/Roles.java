package dev.memlint.scanner.walk;

import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges what a file is for by the names between the named path and the file. What lies above the
 * named path says nothing: {@code memlint scan tests/server} scans a server.
 */
final class Roles {
  private static final Set<String> TEST =
      Set.of(
          "test",
          "tests",
          "t",
          "__tests__",
          "testdata",
          "test-data",
          "test_data",
          "testfixtures",
          "test-fixtures",
          "test_fixtures",
          "integration-test",
          "integration-tests",
          "integration_test",
          "integration_tests",
          "integrationtest",
          "inttest",
          "androidtest",
          "functionaltest",
          "e2e",
          "testing",
          "testsuite",
          "testsuites",
          "test-suite",
          "test_suite",
          "mocks",
          "fuzz");
  private static final Set<String> BENCH =
      Set.of("bench", "benches", "benchmark", "benchmarks", "jmh", "microbenchmarks");
  private static final Set<String> EXAMPLE =
      Set.of("example", "examples", "sample", "samples", "demo", "demos", "tutorial", "tutorials");
  private static final Set<String> BUILD_SCRIPT = Set.of("buildsrc", "build-logic", "xtask");

  /**
   * At the top of a project these are its developers'; further down they are parts of a program.
   */
  private static final Set<String> TOP_EXAMPLE =
      Set.of("doc", "docs", "docs_src", "docs-src", "documentation", "website");

  /** The same of its developers' scripts; crates and Java modules there are programs. */
  private static final Set<String> TOP_BUILD_SCRIPT =
      Set.of(
          "ci",
          "contrib",
          "devscripts",
          "devtools",
          "dev-tools",
          "hack",
          "misc",
          "script",
          "scripts",
          "tools");

  /** The one directory of an unpacked archive: {@code mercurial-7.2.4}. */
  private static final Pattern ARCHIVE = Pattern.compile(".+-v?\\d+(?:\\.\\w+)+.*");

  private static final Set<String> GENERATED =
      Set.of("generated", "generated-sources", "generated-test-sources", "generated-src");

  /** Before these, {@code example} and {@code test} are part of a Java package, not of a layout. */
  private static final Set<String> PACKAGE_ROOTS = Set.of("com", "org", "net", "io", "dev", "edu");

  private Roles() {}

  /**
   * The role of a file.
   *
   * @param below names between the named path and the file, the file's own name last
   */
  static Role of(List<String> below, Language language) {
    for (int i = 0; i < below.size() - 1; i++) {
      String segment = below.get(i).toLowerCase(Locale.ROOT);
      String previous = i == 0 ? "" : below.get(i - 1);
      if (segment.equals("main") && previous.equals("src")) {
        // src/main/java/org/acme/test/Harness.java is shipped code, whatever its package is called.
        return generatedName(below.getLast()) ? Role.GENERATED : Role.MAIN;
      }
      if (PACKAGE_ROOTS.contains(previous)) {
        continue;
      }
      if (TEST.contains(segment) || segment.matches("\\w+[_-]tests")) {
        return Role.TEST;
      } else if (BENCH.contains(segment)) {
        return Role.BENCH;
      } else if (EXAMPLE.contains(segment)) {
        return Role.EXAMPLE;
      } else if (BUILD_SCRIPT.contains(segment)) {
        return Role.BUILD_SCRIPT;
      } else if (GENERATED.contains(segment)) {
        return Role.GENERATED;
      } else if (i == 0 || i == 1 && ARCHIVE.matcher(previous).matches()) {
        if (TOP_EXAMPLE.contains(segment)) {
          return Role.EXAMPLE;
        } else if (language == Language.PYTHON && TOP_BUILD_SCRIPT.contains(segment)) {
          return Role.BUILD_SCRIPT;
        }
      }
    }
    return below.isEmpty() ? Role.MAIN : ofName(below.getLast(), language);
  }

  private static Role ofName(String name, Language language) {
    if (generatedName(name)) {
      return Role.GENERATED;
    }
    return switch (language) {
      case JAVA -> {
        String type = name.replaceFirst("\\.java$", "");
        if (type.matches(".*[a-z0-9_](?:Tests?|TestCase|IT)")) {
          yield Role.TEST;
        }
        yield type.matches(".*[a-z0-9_]Benchmarks?") ? Role.BENCH : Role.MAIN;
      }
      case PYTHON -> {
        // What writes a part of the program is run by its developers, wherever it lies.
        if (name.matches("setup\\.py|noxfile\\.py|(?:generate|gen|codegen)_\\w+\\.py")) {
          yield Role.BUILD_SCRIPT;
        }
        if (name.matches("(?:.*_)?(?:micro)?(?:benchmarks?|perf)\\.py")) {
          yield Role.BENCH;
        }
        if (name.matches("(?:.*_)?(?:demo|example)s?\\.py")) {
          yield Role.EXAMPLE;
        }
        boolean test =
            name.matches("(?:test_.*|.*_tests?|tests?|testing(?:_\\w+)?|conftest)\\.pyi?");
        yield test ? Role.TEST : Role.MAIN;
      }
      case RUST -> {
        if (name.equals("build.rs")) {
          yield Role.BUILD_SCRIPT;
        }
        yield name.matches("(?:.*_)?(?:tests?|mocks?|proptests?)\\.rs|test_\\w+\\.rs")
            ? Role.TEST
            : Role.MAIN;
      }
    };
  }

  private static boolean generatedName(String name) {
    return name.matches(".*_pb2(?:_grpc)?\\.pyi?|.*[._]generated\\.rs|.*\\.pb\\.rs|.*_pb\\.rs");
  }
}
