package dev.memlint.scanner.terminal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Links in a terminal that can follow them (OSC 8), or none.
 *
 * @param root what paths are relative to; empty for no links
 */
public record Links(Optional<Path> root) {
  /** Only text. */
  public static final Links NONE = new Links(Optional.empty());

  private static final String START = "\u001b]8;;";
  private static final String END = "\u001b\\";

  /** Text that opens a file of the report. */
  public String file(String path, String text) {
    return root.map(top -> link(top.resolve(path).toUri().toASCIIString(), text)).orElse(text);
  }

  /** Text that opens a page on the web. */
  public String page(String address, String text) {
    return root.map(top -> link(address, text)).orElse(text);
  }

  private static String link(String uri, String text) {
    return START + uri + END + text + START + END;
  }
}
