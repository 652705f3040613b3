package dev.memlint.rules.page;

import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.page.Page.Status;
import dev.memlint.rules.source.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a page.
 *
 * <pre>{@code
 * # hotspot-name
 *
 * One sentence.
 *
 * Stable: Java, Rust. Preview: Python. Safe fixes: Rust. Unsafe fixes: Java, Rust.
 *
 * ## What it finds
 * }</pre>
 */
final class PageReader {
  private PageReader() {}

  /**
   * The page in a text.
   *
   * @throws IllegalArgumentException when the head of the page or a fence is malformed
   */
  static Page read(String markdown) {
    List<String> paragraphs = List.of(markdown.split("\n\\s*\n", 4));
    if (paragraphs.size() < 4 || !paragraphs.getFirst().startsWith("# ")) {
      throw new IllegalArgumentException("a page starts with name, summary and status");
    }
    Map<Language, Status> status = new EnumMap<>(Language.class);
    Map<Language, Set<FixSafety>> fixes = new EnumMap<>(Language.class);
    head(paragraphs.get(2), status, fixes);
    return new Page(
        paragraphs.getFirst().substring(2).strip(),
        paragraphs.get(1).replace('\n', ' ').strip(),
        status,
        fixes,
        markdown,
        fences(markdown));
  }

  private static void head(
      String paragraph, Map<Language, Status> status, Map<Language, Set<FixSafety>> fixes) {
    for (String part : paragraph.strip().split("\\.\\s*")) {
      String[] sides = part.split(":\\s*", 2);
      if (sides.length != 2) {
        throw new IllegalArgumentException("not a status: " + part);
      }
      String label = sides[0].strip();
      for (String name : sides[1].split(",\\s*")) {
        Language language =
            Language.ofId(name.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new IllegalArgumentException("unknown language: " + name));
        switch (label) {
          case "Stable" -> status.put(language, Status.STABLE);
          case "Preview" -> status.put(language, Status.PREVIEW);
          case "Safe fixes" -> fix(fixes, language, FixSafety.SAFE);
          case "Unsafe fixes" -> fix(fixes, language, FixSafety.UNSAFE);
          case "Suggestions" -> fix(fixes, language, FixSafety.DISPLAY_ONLY);
          default -> throw new IllegalArgumentException("neither status nor fixes: " + label);
        }
      }
    }
  }

  private static void fix(
      Map<Language, Set<FixSafety>> fixes, Language language, FixSafety safety) {
    fixes.computeIfAbsent(language, l -> EnumSet.noneOf(FixSafety.class)).add(safety);
  }

  private static List<Example> fences(String markdown) {
    List<Example> fences = new ArrayList<>();
    List<String> lines = markdown.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith("```")) {
        continue;
      }
      int start = i + 1;
      int end = start;
      while (end < lines.size() && !lines.get(end).startsWith("```")) {
        end++;
      }
      if (end == lines.size()) {
        throw new IllegalArgumentException("the fence at line " + start + " does not end");
      }
      String code = String.join("\n", lines.subList(start, end)) + "\n";
      example(lines.get(i).substring(3).strip(), code, start + 1).ifPresent(fences::add);
      i = end;
    }
    return fences;
  }

  /** A tagged fence; fences of other languages, or without a second word, are only for reading. */
  private static Optional<Example> example(String tag, String code, int line) {
    String[] words = tag.split("\\s+");
    boolean manifest = words[0].equals("toml");
    Optional<Language> language = manifest ? Optional.of(Language.RUST) : Language.ofId(words[0]);
    if (language.isEmpty() || words.length < 2) {
      return Optional.empty();
    }
    Example.Kind kind = Example.Kind.valueOf(words[1].toUpperCase(Locale.ROOT));
    return Optional.of(new Example(language.get(), kind, manifest, code, line));
  }
}
