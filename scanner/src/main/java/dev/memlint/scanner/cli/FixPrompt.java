package dev.memlint.scanner.cli;

import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.LineMap;
import dev.memlint.scanner.fix.FixChooser;
import dev.memlint.scanner.fix.UnifiedDiff;
import dev.memlint.scanner.terminal.TerminalText;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Shows a person each fix and asks whether to apply it. What was refused is not asked again. */
final class FixPrompt implements FixChooser {
  private final BufferedReader in;
  private final PrintStream err;
  private final Set<String> refused = new HashSet<>();
  private boolean all;
  private boolean none;

  FixPrompt(BufferedReader in, PrintStream err) {
    this.in = in;
    this.err = err;
  }

  @Override
  public boolean takes(Finding finding, Fix fix, String text) throws IOException {
    String key =
        String.join(
            "\n",
            finding.path(),
            finding.rule().toString(),
            fix.title(),
            text.substring(finding.span().start(), finding.span().end()));
    if (none || refused.contains(key)) {
      return false;
    }
    if (all) {
      return true;
    }
    show(finding, fix, text);
    boolean taken = ask();
    if (!taken) {
      refused.add(key);
    }
    return taken;
  }

  private void show(Finding finding, Fix fix, String text) throws IOException {
    int line = LineMap.of(text).line(finding.span().start());
    err.println();
    err.println(
        TerminalText.visible(
            "%s:%d: %s: %s".formatted(finding.path(), line, finding.rule(), finding.message())));
    err.println(
        TerminalText.visible(
            fix.title()
                + (fix.safety() == FixSafety.SAFE ? "" : " (may change behaviour: read it)")));
    ByteArrayOutputStream diff = new ByteArrayOutputStream();
    UnifiedDiff.write(
        finding.path(),
        text.getBytes(StandardCharsets.UTF_8),
        fix.apply(text).getBytes(StandardCharsets.UTF_8),
        diff);
    diff.toString(StandardCharsets.UTF_8)
        .lines()
        .forEach(each -> err.println(TerminalText.visible(each)));
  }

  private boolean ask() throws IOException {
    while (true) {
      err.print("Apply it? [y]es, [n]o, [a]ll that follow, [q]uit: ");
      err.flush();
      String answer = in.readLine();
      switch (answer == null ? "q" : answer.strip().toLowerCase(Locale.ROOT)) {
        case "y", "yes" -> {
          return true;
        }
        case "n", "no" -> {
          return false;
        }
        case "a", "all" -> {
          all = true;
          return true;
        }
        case "q", "quit" -> {
          none = true;
          return false;
        }
        default -> err.println("Type one of the letters in brackets.");
      }
    }
  }
}
