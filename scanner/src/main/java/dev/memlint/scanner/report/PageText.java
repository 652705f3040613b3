package dev.memlint.scanner.report;

import dev.memlint.rules.page.Page;
import dev.memlint.rules.source.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rule pages as people read them. A page is also its rule's test: its examples are tagged with what
 * a scan must give and their lines marked with the findings. Readers get words for the tags, and no
 * marks.
 */
public final class PageText {
  private static final Pattern FENCE = Pattern.compile("```(\\S*)(?: +(bad|fixed|good))?.*");
  private static final Pattern MARK =
      Pattern.compile("\\s*(?://|#)~\\^?\\s*(?:ok|[a-z]+/[a-z-]+).*");

  /** What is for those who doubt or tune a rule, not for those who met a finding. */
  private static final Set<String> NOT_IN_HELP = Set.of("Options", "Evidence");

  private final Predicate<Language> shown;
  private final List<String> out = new ArrayList<>();

  /** Index in {@link #out} of a paragraph that leads in to examples which were all left out. */
  private Optional<Integer> orphan = Optional.empty();

  private PageText(Predicate<Language> shown) {
    this.shown = shown;
  }

  /** The whole page, in Markdown. */
  public static String whole(Page page) {
    return new PageText(language -> true).read(page.markdown());
  }

  /** What a finding's reader needs of the page: one language's examples, in Markdown. */
  static String help(Page page, Language language) {
    StringBuilder kept = new StringBuilder();
    for (String section : page.markdown().split("(?m)^(?=## )")) {
      String heading = section.lines().findFirst().orElse("").replaceFirst("^## ", "");
      if (!NOT_IN_HELP.contains(heading)) {
        kept.append(section);
      }
    }
    return new PageText(language::equals).read(kept.toString());
  }

  /** The page in short, in Markdown: what the rule finds and what to do about it. */
  static String digest(Page page) {
    StringBuilder digest = new StringBuilder(page.summary()).append('\n');
    for (String heading : List.of("What it finds", "How to fix")) {
      page.section(heading)
          .ifPresent(
              text ->
                  digest.append("\n## ").append(heading).append("\n\n").append(text).append('\n'));
    }
    return new PageText(language -> true).read(digest.toString());
  }

  private String read(String markdown) {
    List<String> lines = markdown.lines().toList();
    for (int at = 0; at < lines.size(); ) {
      Matcher fence = FENCE.matcher(lines.get(at));
      if (fence.matches()) {
        int end = at + 1;
        while (end < lines.size() && !lines.get(end).startsWith("```")) {
          end++;
        }
        fence(fence, lines.subList(at + 1, end));
        at = end + 1;
      } else {
        prose(lines.get(at));
        at++;
      }
    }
    dropOrphan();
    return String.join("\n", out).stripTrailing() + "\n";
  }

  private void prose(String line) {
    if (line.isBlank()) {
      if (out.isEmpty() || !out.getLast().isBlank()) {
        out.add("");
      }
      return;
    }
    dropOrphan();
    out.add(line);
  }

  private void fence(Matcher fence, List<String> code) {
    if (Language.ofId(fence.group(1)).filter(shown.negate()).isPresent()) {
      if (orphan.isEmpty()) {
        orphan = leadIn();
      }
      return;
    }
    orphan = Optional.empty();
    if (fence.group(2) != null) {
      String word =
          switch (fence.group(2)) {
            case "bad" -> "Reported:";
            case "fixed" -> "Fixed:";
            default -> "Fine:";
          };
      out.addAll(List.of(word, ""));
    }
    out.add("```" + fence.group(1));
    for (String line : code) {
      String plain = MARK.matcher(line).replaceFirst("");
      if (!plain.isEmpty() || line.isBlank()) {
        out.add(plain);
      }
    }
    out.add("```");
  }

  /** Where the paragraph at the end starts, if it announces with a colon what comes next. */
  private Optional<Integer> leadIn() {
    int end = out.size();
    while (end > 0 && out.get(end - 1).isBlank()) {
      end--;
    }
    if (end == 0 || !out.get(end - 1).endsWith(":")) {
      return Optional.empty();
    }
    int start = end - 1;
    while (start > 0 && !out.get(start - 1).isBlank()) {
      start--;
    }
    return Optional.of(start);
  }

  private void dropOrphan() {
    orphan.ifPresent(start -> out.subList(start, out.size()).clear());
    orphan = Optional.empty();
  }
}
