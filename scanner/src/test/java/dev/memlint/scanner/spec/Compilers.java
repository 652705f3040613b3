package dev.memlint.scanner.spec;

import dev.memlint.rules.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The languages' own compilers, asked whether a single file compiles by itself. */
final class Compilers {
  private Compilers() {}

  /**
   * Runs javac, rustc, CPython's compiler or its TOML reader on the text in a folder of its own.
   */
  static boolean compiles(SourceFile source) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("memlint-compile");
    try {
      Path file = folder.resolve(Path.of(source.path()).getFileName());
      Files.writeString(file, source.text());
      return run(
              switch (source.language()) {
                case JAVA ->
                    List.of(
                        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                        "-proc:none",
                        "-d",
                        folder.toString(),
                        file.toString());
                case RUST ->
                    source.path().endsWith(".toml")
                        // Another parser than ours; cargo itself would look for the sources.
                        ? List.of(
                            "python3",
                            "-c",
                            "import sys, tomllib; tomllib.load(open(sys.argv[1], 'rb'))",
                            file.toString())
                        : List.of(
                            "rustc",
                            "--edition=2021",
                            "--crate-type=lib",
                            "--crate-name=fixture",
                            "--emit=metadata",
                            "--out-dir",
                            folder.toString(),
                            file.toString());
                case PYTHON -> List.of("python3", "-m", "py_compile", file.toString());
              })
          == 0;
    } finally {
      deleteBelow(folder);
    }
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static void deleteBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
