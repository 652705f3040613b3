package dev.memlint.rules.page;

import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.source.Language;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One hotspot's page: its specification, documentation and test.
 *
 * @param hotspot the name in its first heading
 * @param summary the first paragraph: one sentence
 * @param status for each language that has the hotspot
 * @param fixes the levels of the fixes that its findings may come with; without the languages that
 *     have none
 * @param markdown the whole text
 * @param fences every fenced code block that is tagged with a language and an {@link Example.Kind}
 */
public record Page(
    String hotspot,
    String summary,
    Map<Language, Status> status,
    Map<Language, Set<FixSafety>> fixes,
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
    fixes = Map.copyOf(fixes);
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

  /** The levels of a rule's fixes, safest first; empty for none. */
  public List<FixSafety> fixes(RuleId rule) {
    return fixes.getOrDefault(rule.language(), Set.of()).stream().sorted().toList();
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
