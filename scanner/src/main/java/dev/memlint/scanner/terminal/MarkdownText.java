package dev.memlint.scanner.terminal;

import dev.memlint.scanner.terminal.Style.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows the Markdown that rule pages use on a terminal: headings, paragraphs, lists, fences and
 * tables. Anything else is shown as it is written.
 */
public final class MarkdownText {
  private static final Pattern ITEM = Pattern.compile("(\\s*(?:[-*+]|\\d+[.)]) )(.*)");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\((https?:[^)\\s]+)\\)");

  private final Style style;
  private final int width;
  private final StringBuilder out = new StringBuilder();
  private final List<String> paragraph = new ArrayList<>();
  private String lead = "";

  private MarkdownText(Style style, int width) {
    this.style = style;
    this.width = width;
  }

  /** The page for a terminal of {@code width} columns. */
  public static String render(String markdown, Style style, int width) {
    return new MarkdownText(style, width).render(markdown);
  }

  /** The page as plain text. */
  public static String plain(String markdown, int width) {
    return render(markdown, Style.PLAIN, width);
  }

  private String render(String markdown) {
    boolean fenced = false;
    for (String line : markdown.lines().toList()) {
      if (line.startsWith("```")) {
        flush();
        fenced = !fenced;
        if (fenced && line.length() > 3) {
          out.append(style.paint(Role.FAINT, "    (" + line.substring(3).strip() + ")"))
              .append('\n');
        }
      } else if (fenced) {
        out.append("    ").append(line).append('\n');
      } else {
        prose(line);
      }
    }
    flush();
    return out.toString().stripTrailing() + "\n";
  }

  private void prose(String line) {
    Matcher item = ITEM.matcher(line);
    if (line.startsWith("#")) {
      flush();
      out.append(style.paint(Role.STRONG, line.replaceFirst("^#+\\s*", ""))).append('\n');
    } else if (line.isBlank()) {
      flush();
      out.append('\n');
    } else if (line.startsWith("|")) {
      flush();
      out.append(line).append('\n');
    } else if (item.matches()) {
      flush();
      lead = item.group(1);
      paragraph.add(item.group(2));
    } else {
      paragraph.add(line.strip());
    }
  }

  private void flush() {
    if (!paragraph.isEmpty()) {
      String text = LINK.matcher(String.join(" ", paragraph)).replaceAll("$1 ($2)");
      String indent = " ".repeat(lead.length());
      String prefix = lead;
      for (String line : TextWrap.lines(text, Math.max(20, width - lead.length()))) {
        out.append(prefix).append(line).append('\n');
        prefix = indent;
      }
    }
    paragraph.clear();
    lead = "";
  }
}
