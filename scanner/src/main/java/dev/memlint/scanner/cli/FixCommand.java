package dev.memlint.scanner.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memlint.scanner.fix.SarifFixes;
import dev.memlint.scanner.terminal.TerminalText;
import dev.memlint.scanner.walk.Reasons;
import dev.memlint.scanner.walk.ReportRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code memlint fix}: applies the fixes of a report that was written before. */
@Command(
    name = "fix",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = "Applies the fixes that a SARIF report of memlint holds.",
    footer = {
      "",
      "Files that changed since the report was written are left alone. To scan and fix in one go:",
      "  memlint scan --fix",
      "Example:",
      "  memlint scan --format sarif -o memlint.sarif; memlint fix --from-sarif memlint.sarif",
    })
final class FixCommand implements Callable<Integer> {
  private static final int MAX_FILE_BYTES = 1 << 20;

  private final Console console;

  @Option(names = "--from-sarif", paramLabel = "FILE", required = true, description = "The report.")
  private String sarif = "";

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description =
          "What the report's paths are relative to. Default: the top of the repository around the"
              + " current directory, else the current directory.")
  private Optional<String> root = Optional.empty();

  @Option(names = "--unsafe-fixes", description = "Also the fixes that may change behaviour.")
  private boolean unsafeFixes;

  @Option(
      names = "--diff",
      description = "Print what would change, write nothing, and exit with 1 if that is anything.")
  private boolean diff;

  FixCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws UserError, IOException {
    Path here = Arguments.existing("");
    Path top =
        root.isPresent()
            ? Arguments.existing(root.get())
            : ReportRoot.repository(here).orElse(here);
    SarifFixes.Log log = read(top);
    FixRun fixes = new FixRun(MAX_FILE_BYTES, unsafeFixes, FrontEnds.installed());
    ExitCode code;
    if (diff) {
      boolean changes = fixes.diff(log.sources(), log.findings(), console.out());
      code = changes ? ExitCode.FINDINGS : ExitCode.OK;
    } else {
      fixes.apply(log.sources(), log.findings());
      code = fixes.complete() && log.unusable().isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }
    log.unusable().forEach(why -> console.err().println("memlint: " + TerminalText.visible(why)));
    fixes.tell(console.err(), !diff);
    return code.status();
  }

  private SarifFixes.Log read(Path top) throws UserError {
    Path file = Arguments.existing(sarif);
    try {
      return SarifFixes.read(file, top);
    } catch (JsonProcessingException e) {
      throw new UserError(
          "'%s' is no whole JSON document: it breaks off at line %d"
              .formatted(sarif, e.getLocation().getLineNr()),
          "give a report that memlint scan --format sarif wrote");
    } catch (IOException e) {
      throw new UserError(
          "cannot read '" + sarif + "': " + Reasons.of(e),
          "give a report that memlint scan --format sarif wrote");
    }
  }
}
