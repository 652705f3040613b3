package dev.memlint.scanner.cli;

import dev.memlint.sarif.MalformedLogException;
import dev.memlint.sarif.SarifMerge;
import dev.memlint.scanner.walk.Reasons;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code memlint merge}: one SARIF log out of those of several shards. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = "Merges the SARIF logs of several shards into that of the whole scan.",
    footer = {
      "",
      "The logs must be of one version of memlint. What two of them hold comes out once.",
      "Example:  memlint merge shard-1.sarif shard-2.sarif -o memlint.sarif",
    })
final class MergeCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "LOG", arity = "1..*", description = "The logs.")
  private List<String> logs = new ArrayList<>();

  @Option(
      names = "-o",
      paramLabel = "FILE",
      description = "Write the log to FILE instead of standard output.")
  private Optional<String> file = Optional.empty();

  MergeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws UserError, IOException {
    List<Path> inputs = new ArrayList<>();
    for (String log : logs) {
      Path input = Arguments.path(log);
      if (!Files.isRegularFile(input)) {
        throw new UserError("there is no log " + log, "write it with: memlint scan --shard I/N");
      }
      inputs.add(input);
    }
    try (ReportFiles files = new ReportFiles()) {
      Optional<ReportTarget> target = Optional.empty();
      if (file.isPresent()) {
        target =
            Optional.of(ReportTarget.toFile(ReportTarget.Format.SARIF, Arguments.path(file.get())));
      }
      OutputStream out =
          target.isPresent()
              ? files.open(target.get().file().orElseThrow())
              : new BufferedOutputStream(console.out());
      boolean complete = SarifMerge.merge(inputs, out);
      out.flush();
      files.commit();
      return (complete ? ExitCode.OK : ExitCode.INCOMPLETE).status();
    } catch (MalformedLogException e) {
      throw new UserError(
          "cannot merge: " + e.getMessage(),
          "give logs that one version of memlint scan --format sarif wrote");
    } catch (IOException e) {
      throw new UserError(
          "cannot merge: " + Reasons.of(e),
          "check that the logs can be read and the file be written");
    }
  }
}
