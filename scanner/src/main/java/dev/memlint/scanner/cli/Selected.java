package dev.memlint.scanner.cli;

import dev.memlint.scanner.git.Changes;
import dev.memlint.scanner.git.GitException;
import dev.memlint.scanner.git.GitRepository;
import dev.memlint.scanner.triage.Baseline;
import dev.memlint.scanner.triage.BaselineFile;
import dev.memlint.scanner.walk.Reasons;
import dev.memlint.scanner.walk.ReportRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which findings of a scan are wanted.
 *
 * @param changes the lines to report on
 * @param baseline the findings not to report, by the paths that files have now
 * @param maxRegression percent above the baseline that are allowed
 */
record Selected(
    Optional<Changes> changes, Optional<Baseline> baseline, OptionalDouble maxRegression) {

  static Selected of(
      ScanOptions.Prepared prepared,
      Optional<String> changedSince,
      boolean staged,
      Optional<String> baseline,
      Optional<String> maxRegression)
      throws UserError, InterruptedException {
    if (changedSince.isPresent() && staged) {
      throw new UserError(
          "--changed-since and --staged exclude each other", "what is staged changed since HEAD");
    }
    Optional<Path> file = baselineFile(prepared.configuration(), baseline);
    OptionalDouble percent =
        maxRegression.isPresent()
            ? OptionalDouble.of(percent(maxRegression.get()))
            : OptionalDouble.empty();
    if (percent.isPresent() && file.isEmpty()) {
      throw new UserError(
          "--max-regression needs a baseline to compare with",
          "write one with: memlint baseline write; then add --baseline FILE");
    }
    try {
      Optional<Changes> changes = Optional.empty();
      if (changedSince.isPresent() || staged) {
        GitRepository repository = repository(prepared);
        changes =
            Optional.of(
                staged ? repository.staged() : repository.since(changedSince.orElseThrow()));
      }
      return new Selected(changes, read(file, prepared), percent);
    } catch (GitException e) {
      throw new UserError(e.getMessage(), e.next());
    }
  }

  private static GitRepository repository(ScanOptions.Prepared prepared) throws UserError {
    Path root = prepared.root();
    Optional<Path> top = ReportRoot.repository(root);
    if (top.isEmpty()) {
      throw new UserError(
          "no git repository holds " + root,
          "--changed-since and --staged need one; scan each repository by itself");
    }
    return new GitRepository(top.get());
  }

  /** The baseline that is to be used: the named one, else that of the settings. */
  static Optional<Path> baselineFile(Configuration settings, Optional<String> named)
      throws UserError {
    if (named.isPresent()) {
      return Optional.of(Arguments.path(named.get()).toAbsolutePath().normalize());
    }
    return settings
        .baseline()
        .map(path -> settings.file().orElseThrow().getParent().resolve(path).normalize());
  }

  private static Optional<Baseline> read(Optional<Path> file, ScanOptions.Prepared prepared)
      throws UserError, GitException, InterruptedException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Baseline baseline = read(file.get());
    Set<String> missing = new TreeSet<>();
    for (Baseline.Entry entry : baseline.entries()) {
      if (!Files.exists(prepared.root().resolve(entry.identity().path()))) {
        missing.add(entry.identity().path());
      }
    }
    Optional<Path> top = ReportRoot.repository(prepared.root());
    if (missing.isEmpty() || top.isEmpty()) {
      return Optional.of(baseline);
    }
    Map<String, String> renames =
        new HashMap<>(new GitRepository(top.get()).renamesSince(file.get(), missing));
    // A file that is there again under its earlier name is another one than was renamed.
    renames.keySet().retainAll(missing);
    return Optional.of(baseline.renamed(renames));
  }

  static Baseline read(Path file) throws UserError {
    if (!Files.isRegularFile(file)) {
      throw new UserError(
          "there is no baseline " + file, "write one with: memlint baseline write -o " + file);
    }
    try {
      return BaselineFile.read(file);
    } catch (IOException e) {
      throw new UserError(
          "cannot use the baseline " + file + ": " + Reasons.of(e),
          "write it anew with: memlint baseline write -o " + file);
    }
  }

  private static double percent(String text) throws UserError {
    if (text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?%?")) {
      return Double.parseDouble(text.replace("%", ""));
    }
    throw new UserError(
        "--max-regression " + text + ": not a percentage", "write for example 10 or 2.5%");
  }
}
