package dev.memlint.scanner.spec;

import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.source.LineMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** The text as its authors would have it, without markers. */
  static String without(String text) {
    return text.replaceAll("[ \\t]*(?://|#)~[^\r\n]*", "");
  }

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

  /**
   * What differs between findings and markers, one line each; empty when all is as marked.
   *
   * @param texts each file's text by its path
   */
  static List<String> mismatches(Map<String, String> texts, List<Finding> findings) {
    List<String> mismatches = new ArrayList<>();
    texts.forEach((path, text) -> mismatches.addAll(mismatches(path, text, findings)));
    return mismatches;
  }

  private static List<String> mismatches(String path, String text, List<Finding> findings) {
    List<String> mismatches = new ArrayList<>();
    LineMap lines = LineMap.of(text);
    List<Marker> markers = in(text);
    List<Marker> open = new ArrayList<>(markers.stream().filter(m -> !m.isOk()).toList());
    for (Finding finding : findings) {
      if (!finding.path().equals(path)) {
        continue;
      }
      int line = lines.line(finding.span().start());
      String at = path + ":" + line + ": ";
      Optional<Marker> marker =
          open.stream()
              .filter(m -> m.line == line && m.rule.equals(finding.rule().toString()))
              .findFirst();
      if (marker.isEmpty()) {
        boolean nearMiss = markers.stream().anyMatch(m -> m.isOk() && m.line == line);
        mismatches.add(
            at
                + (nearMiss ? "marked ok, but " : "unmarked ")
                + finding.rule()
                + " ["
                + finding.confidence()
                + "] "
                + finding.message());
        continue;
      }
      open.remove(marker.get());
      marker
          .get()
          .message
          .filter(part -> !finding.message().contains(part))
          .ifPresent(part -> mismatches.add(at + "no \"" + part + "\" in: " + finding.message()));
    }
    open.forEach(marker -> mismatches.add(path + ":" + marker.line + ": missing " + marker.rule));
    return mismatches;
  }
}
