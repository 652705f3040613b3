package dev.memlint.scanner.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One command line, run in this process, and what it wrote. */
record Cmd(ExitCode code, String out, String err) {

  static Cmd run(Object... arguments) {
    return run(false, Optional.empty(), Map.of(), arguments);
  }

  static Cmd in(Map<String, String> environment, Object... arguments) {
    return run(false, Optional.empty(), environment, arguments);
  }

  static Cmd onTerminal(Map<String, String> environment, Object... arguments) {
    return run(true, Optional.empty(), environment, arguments);
  }

  /** With somebody who types. */
  static Cmd typing(BufferedReader in, Object... arguments) {
    return run(false, Optional.of(in), Map.of(), arguments);
  }

  /** With a text on standard input. */
  static Cmd piping(String text, Object... arguments) {
    return piping(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), arguments);
  }

  static Cmd piping(InputStream in, Object... arguments) {
    return run(false, Optional.empty(), in, Map.of(), arguments);
  }

  private static Cmd run(
      boolean terminals,
      Optional<BufferedReader> in,
      Map<String, String> environment,
      Object[] arguments) {
    return run(terminals, in, InputStream.nullInputStream(), environment, arguments);
  }

  private static Cmd run(
      boolean terminals,
      Optional<BufferedReader> in,
      InputStream piped,
      Map<String, String> environment,
      Object[] arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> words = new ArrayList<>();
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    ExitCode code =
        Cli.run(
            words.toArray(String[]::new),
            new Console(
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminals,
                terminals,
                in,
                piped,
                environment));
    return new Cmd(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  JsonNode json() throws IOException {
    return new JsonMapper().readTree(out);
  }

  /** The repository that the tests run in. */
  static Path repository() {
    Path at = Path.of("").toAbsolutePath();
    return Files.exists(at.resolve("memlint")) ? at : at.getParent();
  }
}
