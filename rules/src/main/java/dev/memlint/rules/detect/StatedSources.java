package dev.memlint.rules.detect;

import dev.memlint.rules.facts.CallFact.Consumption;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sources that the program itself states in full, or by their sort: who wrote it knows how large
 * they are.
 */
final class StatedSources {
  /** What grows in the directory that a program works in is called so. */
  private static final String NOT_GROWING =
      "(?!\\S*(?i:log|out|csv|tsv|txt|jsonl|ndjson|xml|dump|history|mbox|data|export|report|audit"
          + "|trace|db))";

  /** A plain name, of a file in the directory that the program works in. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[\\w.]+ <- )*(?:Paths?\\.(?:get|of)\\(|new File\\(|Path\\()?[\"']"
              + NOT_GROWING
              + "[\\w.-]+[\"']\\)?");

  /** An address without a variable part. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:[\\w.]+ <- )*(?:[\\w.]+\\([\\w.]+\\) <- )?"
              + "\\(?(?:\\s*[\"']\\w+://[^\"'{}]+[\"'])(?:\\s*[\"'][^\"'{}]*[\"'])*\\s*\\)?");

  /** {@code root.rglob("*.py")}: programs that somebody wrote. */
  private static final Pattern WRITTEN_BY_HAND =
      Pattern.compile(
          "glob\\([\"'][^\"']*\\.(?:pyi?|[ch]|cc|cpp|hpp|java|kt|rs|go|tsx?|rb|php|sh|sol|md|rst)[\"']\\)");

  private StatedSources() {}

  /**
   * Whether a source is one of them. What is loaded from a fixed address only to be written to a
   * file may still be large: that is why it is not part of the program.
   *
   * @param source as {@link dev.memlint.rules.facts.CallFact#source()} gives it
   */
  static boolean contain(String source, Set<Consumption> consumed) {
    return NAME.matcher(source).matches()
        || WRITTEN_BY_HAND.matcher(source).find()
        || !consumed.contains(Consumption.COPIED) && ADDRESS.matcher(source).matches();
  }
}
