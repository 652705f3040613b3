package dev.memlint.scanner.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A real git repository with files in it. */
record Repository(Path directory) {
  static Repository init(Path directory) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Repository repository = new Repository(directory.toRealPath());
    repository.git("init", "-q", "-b", "main", ".");
    return repository;
  }

  Path write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  void commit(String message) throws IOException, InterruptedException {
    git("add", "-A");
    git("commit", "-q", "-m", message);
  }

  String git(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "git",
            "-c",
            "user.name=Test",
            "-c",
            "user.email=test@example.org",
            "-c",
            "protocol.file.allow=always");
    builder.command().addAll(Arrays.asList(arguments));
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    Process process = builder.directory(directory.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("git " + String.join(" ", arguments) + ": " + output);
    }
    return output.strip();
  }
}
