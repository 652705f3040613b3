package dev.memlint.scanner.terminal;

/** Colours and weights for terminals, or none. */
public enum Style {
  /** No escape sequences at all. */
  PLAIN(false),
  /** ANSI escape sequences of the sixteen-colour set, which every terminal has. */
  ANSI(true);

  private final boolean escapes;

  Style(boolean escapes) {
    this.escapes = escapes;
  }

  /** What a piece of text is. */
  public enum Role {
    ERROR("1;31"),
    WARNING("1;33"),
    NOTE("1;36"),
    HELP("1;32"),
    FRAME("1;34"),
    STRONG("1"),
    FAINT("2");

    private final String code;

    Role(String code) {
      this.code = code;
    }
  }

  /** The text in the colour of its role; the text alone when there are no colours. */
  public String paint(Role role, String text) {
    return escapes && !text.isEmpty() ? "\u001b[" + role.code + "m" + text + "\u001b[0m" : text;
  }
}
