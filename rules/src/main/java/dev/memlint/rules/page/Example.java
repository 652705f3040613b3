package dev.memlint.rules.page;

import dev.memlint.rules.source.Language;
import java.util.Objects;

/**
 * A code fence of a page, such as {@code ```rust bad}, or {@code ```toml bad} for a manifest.
 *
 * @param language what it is written in
 * @param kind what it must give
 * @param manifest it is a {@code Cargo.toml} and not a source: tagged {@code toml}
 * @param code the text between the fences
 * @param line 1-based line of the page on which the code starts
 */
public record Example(Language language, Kind kind, boolean manifest, String code, int line) {
  public Example {
    Objects.requireNonNull(language);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(code);
  }

  /** The path under which the code is scanned, told apart by {@code stem} from other examples. */
  public String path(String stem) {
    return manifest
        ? stem + "/" + language.fileNames().getFirst()
        : stem + "." + language.extensions().getFirst();
  }

  /** What a fence must give when it is scanned. */
  public enum Kind {
    /** The finding on each line marked {@code //~ <rule-id>}, and no other. */
    BAD,
    /** What applying the fix of the {@code bad} fence before it gives; clean. */
    FIXED,
    /** Nothing. */
    GOOD
  }
}
