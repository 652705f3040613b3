package dev.memlint.scanner.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expectation written into a fixture: {@code //~ rust/arc-of-clone} on the line that must be
 * reported, {@code //~^ rule} below it, {@code //~ ok} on a near-miss; {@code #~} in Python. A
 * quoted text behind the rule must be part of the message.
 *
 * @param line 1-based line that the marker speaks of
 * @param rule a rule id, or {@code ok}
 * @param message part of the message, if any is asked for
 */
record Marker(int line, String rule, Optional<String> message) {
  private static final Pattern SYNTAX =
      Pattern.compile("(?://|#)~(\\^?)\\s*(ok|[a-z]+/[a-z-]+)(?:\\s+\"([^\"]*)\")?");

  static List<Marker> in(String text) {
    List<Marker> markers = new ArrayList<>();
    int line = 0;
    for (String content : text.split("\r\n|\r|\n", -1)) {
      line++;
      Matcher matcher = SYNTAX.matcher(content);
      while (matcher.find()) {
        int target = matcher.group(1).isEmpty() ? line : line - 1;
        markers.add(new Marker(target, matcher.group(2), Optional.ofNullable(matcher.group(3))));
      }
    }
    return markers;
  }

  boolean isOk() {
    return rule.equals("ok");
  }
}
