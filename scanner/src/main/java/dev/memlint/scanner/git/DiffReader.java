package dev.memlint.scanner.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines that a unified diff adds, by the file's new path. */
final class DiffReader {
  private static final Pattern HUNK =
      Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");
  private static final String NEW_FILE = "+++ ";

  private final Map<String, LineSet> changed = new HashMap<>();
  private LineSet current = LineSet.none();

  /** Lines of the hunk that are still to come, before and after: they may look like headers. */
  private long before;

  private long after;

  /** The line that the next one of the hunk has afterwards. */
  private int at;

  void line(String line) {
    if (before > 0 || after > 0) {
      body(line);
    } else if (line.startsWith(NEW_FILE)) {
      current = LineSet.none();
      String path = path(line.substring(NEW_FILE.length()));
      if (path.startsWith("b/")) {
        changed.put(path.substring(2), current);
      }
    } else {
      Matcher hunk = HUNK.matcher(line);
      if (hunk.matches()) {
        before = count(hunk.group(1));
        at = number(hunk.group(2));
        after = count(hunk.group(3));
      }
    }
  }

  private void body(String line) {
    switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> {
        current.add(at, 1);
        at++;
        after--;
      }
      case '-' -> before--;
      // "\ No newline at end of file" belongs to the line before it.
      case '\\' -> {}
      default -> {
        at++;
        before--;
        after--;
      }
    }
  }

  Map<String, LineSet> changed() {
    return Map.copyOf(changed);
  }

  private static int count(String group) {
    return group == null ? 1 : number(group);
  }

  private static int number(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  /** A path as git writes it: in quotes with escapes, or followed by a tab, when it is odd. */
  static String path(String written) {
    if (!written.startsWith("\"")) {
      return written.endsWith("\t") ? written.substring(0, written.length() - 1) : written;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int end = written.lastIndexOf('"');
    for (int i = 1; i < end; i++) {
      char c = written.charAt(i);
      if (c != '\\') {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      i++;
      char escape = written.charAt(i);
      if (escape >= '0' && escape <= '7' && i + 2 < end) {
        bytes.write(Integer.parseInt(written.substring(i, i + 3), 8));
        i += 2;
      } else {
        int known = "abtnvfr".indexOf(escape);
        bytes.write(known >= 0 ? 7 + known : escape);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
