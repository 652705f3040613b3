package dev.memlint.scanner.fix;

import dev.memlint.rules.finding.RuleId;
import java.util.Objects;

/** A finding whose fix is not applied. */
public record Declined(String path, RuleId rule, Reason reason) {
  public Declined {
    Objects.requireNonNull(path);
    Objects.requireNonNull(rule);
    Objects.requireNonNull(reason);
  }

  /** Why. */
  public enum Reason {
    /** It may change what the program does, and only safe ones were asked for. */
    UNSAFE("may change behaviour: --unsafe-fixes"),
    /** It touches what another fix changes; the next round or run may take it. */
    OVERLAPS("touches what another fix changes"),
    /** The file would have a syntax error that it does not have now. */
    BREAKS("would leave a syntax error"),
    /** The file is no longer what was scanned. */
    CHANGED("its file changed since it was read"),
    /** Parts of the file are not valid in its encoding and would not survive. */
    ENCODING("its file has characters that are not valid in its encoding"),
    /** Somebody was asked and said no. */
    REFUSED("refused");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** For people, lower-case start, no final period. */
    public String text() {
      return text;
    }
  }
}
