package dev.memlint.rules.page;

import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.source.Language;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One hotspot's page: its specification, documentation and test.
 *
 * @param hotspot the name in its first heading
 * @param summary the first paragraph: one sentence
 * @param status for each language that has the hotspot
 * @param markdown the whole text
 * @param fences every fenced code block that is tagged with a language and an {@link Example.Kind}
 */
public record Page(
    String hotspot,
    String summary,
    Map<Language, Status> status,
    String markdown,
    List<Example> fences) {

  /** The headings every page has, in order. */
  public static final List<String> HEADINGS =
      List.of(
          "What it finds",
          "Why it costs memory",
          "Examples",
          "When it is fine",
          "How to fix",
          "Fix safety",
          "Options",
          "Evidence");

  public Page {
    Objects.requireNonNull(hotspot);
    Objects.requireNonNull(summary);
    status = Map.copyOf(status);
    Objects.requireNonNull(markdown);
    fences = List.copyOf(fences);
  }

  /** Whether a rule runs unless asked otherwise. */
  public enum Status {
    /**
     * On. The aim is that nine of ten findings are right; docs/precision.md says how near it is.
     */
    STABLE,
    /** Off unless selected. */
    PREVIEW
  }

  /** The rules that the page documents, sorted. */
  public List<RuleId> rules() {
    return status.keySet().stream()
        .map(language -> new RuleId(language, hotspot))
        .sorted()
        .toList();
  }

  /** A section's text without its heading; empty when the page has no such heading. */
  public Optional<String> section(String heading) {
    String start = "\n## " + heading + "\n";
    int from = markdown.indexOf(start);
    if (from < 0) {
      return Optional.empty();
    }
    int to = markdown.indexOf("\n## ", from + start.length());
    return Optional.of(
        markdown.substring(from + start.length(), to < 0 ? markdown.length() : to).strip());
  }
}
