package dev.memlint.scanner.cli;

import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.page.Page;
import dev.memlint.rules.page.Pages;
import dev.memlint.scanner.cli.Console.ColorChoice;
import dev.memlint.scanner.report.PageText;
import dev.memlint.scanner.terminal.MarkdownText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code memlint explain}: a rule's page. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Shows what a rule finds, why it costs memory and how to mend it.",
    footer = {"", "Example:  memlint explain rust/arc-of-clone"})
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "RULE",
      description = "A rule (rust/arc-of-clone) or a hotspot (arc-of-clone).")
  private String name = "";

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "Colours: auto, always or never. Default: auto.")
  private ColorChoice color = ColorChoice.AUTO;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws UserError, IOException {
    Optional<RuleId> rule =
        Pages.rules().stream().filter(known -> known.toString().equals(name)).findFirst();
    Optional<Page> page = Pages.of(rule.map(RuleId::hotspot).orElse(name));
    if (page.isEmpty()) {
      throw new RuleSelection(Pages.all()).unknown(name, "");
    }
    String text =
        MarkdownText.render(
            PageText.whole(page.get()),
            console.style(color, console.outIsTerminal()),
            console.width());
    console.out().write(text.getBytes(StandardCharsets.UTF_8));
    console.out().flush();
    return ExitCode.OK.status();
  }
}
