package dev.memlint.scanner.cli;

import dev.memlint.scanner.cache.CacheLocation;
import dev.memlint.scanner.cache.EntryStore;
import dev.memlint.scanner.walk.Reasons;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code memlint cache}: where the facts of unchanged files are kept, and how to be rid of them.
 */
@Command(
    name = "cache",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Shows or empties the cache, which spares a scan the files that did not change.",
    footer = {
      "",
      "The cache is in "
          + CacheLocation.VARIABLE
          + ", or where this system keeps caches. It may be",
      "shared by concurrent scans, copied, and deleted at any time.",
      "Example:  memlint cache info",
    })
final class CacheCommand implements Runnable {
  /** Of all entries: the facts of about a hundred thousand files. */
  private static final long LIMIT = 512L << 20;

  private final Console console;

  @Spec private CommandSpec spec;

  CacheCommand(Console console) {
    this.console = console;
  }

  /** The cache's entries; empty when the environment says no place for them. */
  static Optional<EntryStore> store(Console console) {
    return directory(console).map(directory -> new EntryStore(directory, LIMIT));
  }

  private static Optional<Path> directory(Console console) {
    // The version of the layout: another one may lie beside it.
    return CacheLocation.of(console.environment(), System.getProperty("os.name"))
        .map(place -> place.resolve("facts-1"));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: info or clean");
  }

  @Command(
      name = "info",
      mixinStandardHelpOptions = true,
      description = "Tells where the cache is and how much it holds.",
      footer = {"", "Example:  memlint cache info"})
  int info() throws UserError, IOException {
    EntryStore.Contents contents = existing().contents();
    String text =
        "directory  %s%nfiles      %d%nsize       %s of at most %s%n"
            .formatted(
                directory(console).orElseThrow(),
                contents.entries(),
                megabytes(contents.bytes()),
                megabytes(LIMIT));
    console.out().write(text.getBytes(StandardCharsets.UTF_8));
    console.out().flush();
    return ExitCode.OK.status();
  }

  @Command(
      name = "clean",
      mixinStandardHelpOptions = true,
      description = "Deletes everything in the cache.",
      footer = {"", "Example:  memlint cache clean"})
  int clean() throws UserError {
    EntryStore store = existing();
    EntryStore.Contents contents = store.contents();
    try {
      store.clear();
    } catch (IOException e) {
      throw new UserError(
          "the cache cannot be deleted: " + Reasons.of(e),
          "delete " + directory(console).orElseThrow() + " by hand");
    }
    console
        .err()
        .println(
            "memlint: deleted the facts of "
                + contents.entries()
                + (contents.entries() == 1 ? " file" : " files")
                + ", "
                + megabytes(contents.bytes()));
    return ExitCode.OK.status();
  }

  private EntryStore existing() throws UserError {
    return store(console)
        .orElseThrow(
            () ->
                new UserError(
                    "there is no place for a cache",
                    "name one with " + CacheLocation.VARIABLE + ", as an absolute path"));
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
  }
}
