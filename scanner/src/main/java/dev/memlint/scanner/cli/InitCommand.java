package dev.memlint.scanner.cli;

import dev.memlint.scanner.git.GitException;
import dev.memlint.scanner.git.GitRepository;
import dev.memlint.scanner.terminal.TerminalText;
import dev.memlint.scanner.walk.Reasons;
import dev.memlint.scanner.walk.ReportRoot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code memlint init}: writes the files with which a project starts to use memlint. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Writes a file with which a project starts to use memlint.",
    footer = {
      "",
      "  github      .github/workflows/memlint.yml: annotations and code scanning",
      "  pre-commit  .pre-commit-config.yaml: a check before each commit",
      "  config      memlint.toml: settings, all of them with their defaults",
      "",
      "A file that is there is left alone; what to add to it is printed instead.",
      "Example:  memlint init github",
    })
final class InitCommand implements Callable<Integer> {
  private static final String REPOSITORY = "https://github.com/memlint/memlint";

  private final Console console;

  @Parameters(paramLabel = "WHAT", index = "0", description = "github, pre-commit or config.")
  private What what = What.CONFIG;

  @Parameters(
      paramLabel = "DIRECTORY",
      index = "1",
      arity = "0..1",
      description = "The project. Default: the repository around the current directory.")
  private String directory = "";

  @Option(
      names = "--repo",
      paramLabel = "REPO",
      description =
          "Where pre-commit gets memlint: an address, or a checkout's directory. Default: "
              + REPOSITORY
              + ".")
  private String repository = REPOSITORY;

  InitCommand(Console console) {
    this.console = console;
  }

  /** What can be written. */
  enum What {
    GITHUB("memlint.yml", ".github/workflows/memlint.yml", "commit it and open a pull request"),
    PRE_COMMIT(
        "pre-commit.yaml", ".pre-commit-config.yaml", "switch it on with: pre-commit install"),
    CONFIG("memlint.toml", "memlint.toml", "see what holds with: memlint config show");

    private final String template;
    private final String file;
    private final String next;

    What(String template, String file, String next) {
      this.template = template;
      this.file = file;
      this.next = next;
    }
  }

  @Override
  public Integer call() throws UserError, IOException, InterruptedException {
    Path here = Arguments.existing(directory);
    Path top = directory.isEmpty() ? ReportRoot.repository(here).orElse(here) : here;
    Path file = top.resolve(what.file);
    String text =
        template(what.template)
            .replace("@REPOSITORY@", checkout().map(Path::toString).orElse(repository))
            .replace("@REVISION@", revision());
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      console.out().write(text.getBytes(StandardCharsets.UTF_8));
      console.out().flush();
      throw new UserError(
          file + " is there already and stays as it is", "add to it what is printed above");
    } catch (IOException e) {
      throw new UserError(
          "cannot write " + file + ": " + Reasons.of(e), "name a directory that you may write to");
    }
    console.err().println("memlint: wrote " + TerminalText.visible(file.toString()));
    console.err().println("memlint: " + what.next);
    return ExitCode.OK.status();
  }

  /** The release of this version; the last commit of a checkout. */
  private String revision() throws UserError, InterruptedException {
    Optional<Path> checkout = checkout();
    if (checkout.isEmpty()) {
      return "v" + Version.number();
    }
    try {
      return new GitRepository(checkout.get()).head();
    } catch (GitException e) {
      throw new UserError("--repo " + repository + ": " + e.getMessage(), e.next());
    }
  }

  private Optional<Path> checkout() throws UserError {
    return repository.contains("://") || !Files.isDirectory(Arguments.path(repository))
        ? Optional.empty()
        : Optional.of(Arguments.existing(repository));
  }

  private static String template(String name) throws IOException {
    try (InputStream in = InitCommand.class.getResourceAsStream("init/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
