package dev.memlint.scanner.walk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The real git, as the oracle of what is ignored. */
final class Git {
  private Git() {}

  static void init(Path directory) throws IOException, InterruptedException {
    run(directory, Set.of(), "init", "-q", ".");
  }

  /** Those of the paths that git ignores. */
  static Set<String> ignored(Path directory, Collection<String> paths)
      throws IOException, InterruptedException {
    return run(
        directory,
        paths,
        "-c",
        "core.excludesFile=/dev/null",
        "check-ignore",
        "-z",
        "--stdin",
        "--no-index");
  }

  private static Set<String> run(Path directory, Collection<String> input, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("git");
    builder.command().addAll(Arrays.asList(arguments));
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    Process process =
        builder
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream out = process.getOutputStream()) {
      for (String line : input) {
        out.write((line + "\0").getBytes(StandardCharsets.UTF_8));
      }
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status > 1) {
      throw new IOException("git " + String.join(" ", arguments) + " ended with " + status);
    }
    Set<String> lines = new TreeSet<>(Arrays.asList(output.split("\0")));
    lines.remove("");
    return lines;
  }
}
