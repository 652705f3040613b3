package dev.memlint.scanner.scan;

import dev.memlint.scanner.cache.EntryStore;
import dev.memlint.scanner.walk.FoundFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What files gave when they were read before, by everything that it depends on: their bytes, path,
 * language and role, the program's build, and what the project says of libraries.
 */
public final class OutcomeCache {
  private final EntryStore store;
  private final String build;

  /**
   * @param build names the program's build and the settings that reading a file depends on
   */
  public OutcomeCache(EntryStore store, String build) {
    this.store = store;
    this.build = build;
  }

  /**
   * What the file gave, as bytes of {@link OutcomeCodec}.
   *
   * @param contentHash of the file's bytes
   */
  Optional<byte[]> find(FoundFile file, String contentHash) {
    return store.find(key(file, contentHash));
  }

  /**
   * Keeps what depends on nothing but the key: no failure, and no parse that took too long.
   *
   * @param bytes the outcome's
   */
  void keep(FoundFile file, String contentHash, FileOutcome outcome, byte[] bytes) {
    boolean lasting =
        switch (outcome) {
          case FileOutcome.Scanned scanned -> true;
          case FileOutcome.Unparsable partial -> true;
          case FileOutcome.Skipped(FileOutcome.Skipped.Reason reason, var said) ->
              reason == FileOutcome.Skipped.Reason.GENERATED;
          case FileOutcome.Failed failed -> false;
        };
    if (lasting) {
      store.keep(key(file, contentHash), bytes);
    }
  }

  /** To be called when the last file is read. */
  void finish() {
    store.trim();
  }

  private String key(FoundFile file, String contentHash) {
    String about =
        String.join(
            "\n",
            build,
            contentHash,
            file.language().name(),
            file.role().name(),
            Boolean.toString(file.named()),
            file.path());
    return SourceBytes.hash(about.getBytes(StandardCharsets.UTF_8));
  }
}
