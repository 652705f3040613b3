package dev.memlint.scanner.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.memlint.rules.finding.Level;
import dev.memlint.sarif.SarifLog;
import dev.memlint.scanner.report.SummaryLine;
import dev.memlint.scanner.terminal.TerminalText;
import dev.memlint.scanner.walk.Reasons;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code memlint compare}: what two SARIF logs have in common and what not. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = "Compares two SARIF logs: which findings are new, gone and unchanged.",
    footer = {
      "",
      "Findings are the same when rule, file, enclosing symbol and code are; lines do not matter.",
      "Example:  memlint compare main.sarif branch.sarif --fail-on warning",
    })
final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier log.")
  private String before = "";

  @Parameters(index = "1", paramLabel = "AFTER", description = "The later log.")
  private String after = "";

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      description =
          "Exit with 1 for new findings from here on: none, note, warning, error. Default: none.")
  private FailOn failOn = FailOn.NONE;

  CompareCommand(Console console) {
    this.console = console;
  }

  private record Entry(String key, String level, String line) {}

  @Override
  public Integer call() throws UserError, IOException {
    List<Entry> old = read(before);
    List<Entry> now = read(after);
    Map<String, Deque<Entry>> unmatched = new LinkedHashMap<>();
    for (Entry entry : old) {
      unmatched.computeIfAbsent(entry.key, key -> new ArrayDeque<>()).add(entry);
    }
    StringBuilder text = new StringBuilder();
    int unchanged = 0;
    int fresh = 0;
    boolean fails = false;
    for (Entry entry : now) {
      Deque<Entry> same = unmatched.get(entry.key);
      if (same != null && same.poll() != null) {
        unchanged++;
      } else {
        fresh++;
        text.append("+ ").append(entry.line).append('\n');
        fails |= failOn.level().map(level -> rank(entry.level) >= level.ordinal()).orElse(false);
      }
    }
    int gone = 0;
    for (Deque<Entry> left : unmatched.values()) {
      for (Entry entry : left) {
        gone++;
        text.append("- ").append(entry.line).append('\n');
      }
    }
    text.append("%d new, %d gone, %s unchanged\n".formatted(fresh, gone, count(unchanged)));
    console.out().write(text.toString().getBytes(StandardCharsets.UTF_8));
    console.out().flush();
    return (fails ? ExitCode.FINDINGS : ExitCode.OK).status();
  }

  private static String count(int number) {
    return SummaryLine.count(number, "finding");
  }

  private static int rank(String level) {
    for (Level known : Level.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(level)) {
        return known.ordinal();
      }
    }
    return Level.WARNING.ordinal();
  }

  private static List<Entry> read(String name) throws UserError {
    Path file = Arguments.path(name);
    List<Entry> entries = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      SarifLog.eachResult(in, result -> entries.add(entry(result)));
      return entries;
    } catch (JsonProcessingException e) {
      throw new UserError(
          "'%s' is no whole JSON document: it breaks off at line %d"
              .formatted(name, e.getLocation().getLineNr()),
          "give a log that memlint scan --format sarif wrote");
    } catch (IOException e) {
      throw new UserError("cannot read '" + name + "': " + Reasons.of(e), "check the spelling");
    }
  }

  private static Entry entry(JsonNode result) {
    JsonNode place = result.path("locations").path(0).path("physicalLocation");
    String path = SarifLog.path(place.path("artifactLocation"));
    String rule = result.path("ruleId").asText();
    String message = result.path("message").path("text").asText();
    String level = result.path("level").asText("warning");
    String fingerprint = result.path("partialFingerprints").path(SarifLog.FINGERPRINT).asText();
    String line =
        "%s:%d: %s[%s]: %s"
            .formatted(
                path, place.path("region").path("startLine").asInt(), level, rule, first(message));
    // Logs of other tools: as good as it goes without lines.
    String key = fingerprint.isEmpty() ? rule + "\n" + path + "\n" + message : fingerprint;
    return new Entry(key, level, TerminalText.visible(line));
  }

  private static String first(String message) {
    int end = message.indexOf(". ");
    return end < 0 ? message : message.substring(0, end);
  }
}
