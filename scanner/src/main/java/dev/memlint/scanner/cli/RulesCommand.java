package dev.memlint.scanner.cli;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.page.Page;
import dev.memlint.rules.page.Pages;
import dev.memlint.scanner.cli.Console.ColorChoice;
import dev.memlint.scanner.terminal.Style;
import dev.memlint.scanner.terminal.TextWrap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code memlint rules}: the list of rules. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Lists the rules. Stable rules run by default; preview rules when they are selected, or"
            + " with --preview.",
    footer = {"", "Example:  memlint rules --format json"})
final class RulesCommand implements Callable<Integer> {
  private static final int GAP = 2;

  private final Console console;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json. Default: text.")
  private Format format = Format.TEXT;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "Colours: auto, always or never. Default: auto.")
  private ColorChoice color = ColorChoice.AUTO;

  RulesCommand(Console console) {
    this.console = console;
  }

  /** What the list is written as. */
  enum Format {
    TEXT,
    JSON
  }

  @Override
  public Integer call() throws IOException {
    switch (format) {
      case TEXT -> text();
      case JSON -> json();
    }
    console.out().flush();
    return ExitCode.OK.status();
  }

  private void text() throws IOException {
    Style style = console.style(color, console.outIsTerminal());
    List<RuleId> rules = Pages.rules();
    int id = rules.stream().mapToInt(rule -> rule.toString().length()).max().orElse(4) + GAP;
    int status = "preview".length() + GAP;
    int fixes = "safe, unsafe".length() + GAP;
    StringBuilder out = new StringBuilder();
    out.append(
            style.paint(
                Style.Role.STRONG,
                pad("rule", id) + pad("status", status) + pad("fixes", fixes) + "finds"))
        .append('\n');
    for (RuleId rule : rules) {
      String lead =
          pad(rule.toString(), id)
              + pad(status(rule), status)
              + pad(String.join(", ", fixes(rule)), fixes);
      for (String line :
          TextWrap.lines(page(rule).summary(), Math.max(30, console.width() - lead.length()))) {
        out.append(lead).append(line).append('\n');
        lead = " ".repeat(lead.length());
      }
    }
    out.append("\nRead about one with: memlint explain RULE\n");
    console.out().write(out.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void json() throws IOException {
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(console.out(), JsonEncoding.UTF8)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .useDefaultPrettyPrinter()) {
      json.writeStartArray();
      for (RuleId rule : Pages.rules()) {
        json.writeStartObject();
        json.writeStringField("id", rule.toString());
        json.writeStringField("language", rule.language().id());
        json.writeStringField("hotspot", rule.hotspot());
        json.writeStringField("status", status(rule));
        json.writeArrayFieldStart("fixes");
        for (String fix : fixes(rule)) {
          json.writeString(fix);
        }
        json.writeEndArray();
        json.writeStringField("summary", page(rule).summary());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeRaw('\n');
    }
  }

  private static Page page(RuleId rule) {
    return Pages.of(rule.hotspot()).orElseThrow();
  }

  private static String status(RuleId rule) {
    return page(rule).status().get(rule.language()).name().toLowerCase(Locale.ROOT);
  }

  /** The levels of its fixes; a suggestion that is only shown is none. */
  private static List<String> fixes(RuleId rule) {
    return page(rule).fixes(rule).stream()
        .filter(safety -> safety != FixSafety.DISPLAY_ONLY)
        .map(safety -> safety.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
