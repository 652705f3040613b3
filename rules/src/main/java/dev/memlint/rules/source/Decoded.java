package dev.memlint.rules.source;

import java.nio.charset.Charset;
import java.util.Objects;
import java.util.Optional;

/** What became of a file's bytes. */
public sealed interface Decoded {

  /**
   * Source text.
   *
   * @param text without a byte order mark, so that the first character is line 1, column 1
   * @param charset what it was read as
   * @param problem for people, when some bytes were not valid in that charset and stand in the text
   *     as U+FFFD
   */
  record Text(String text, Charset charset, Optional<String> problem) implements Decoded {
    public Text {
      Objects.requireNonNull(text);
      Objects.requireNonNull(charset);
      Objects.requireNonNull(problem);
    }
  }

  /**
   * Not source text.
   *
   * @param reason for people, lower-case start, no final period
   */
  record Binary(String reason) implements Decoded {
    public Binary {
      Objects.requireNonNull(reason);
    }
  }
}
