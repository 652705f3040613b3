package dev.memlint.scanner.cli;

import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.page.Page;
import dev.memlint.rules.source.Language;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which rules a scan runs. */
final class RuleSelection {
  private final List<Page> pages;
  private final SortedSet<RuleId> all = new TreeSet<>();

  RuleSelection(List<Page> pages) {
    this.pages = pages;
    pages.forEach(page -> all.addAll(page.rules()));
  }

  /** Every rule there is. */
  SortedSet<RuleId> all() {
    return Collections.unmodifiableSortedSet(all);
  }

  /** What may stand for rules: ids, hotspots and languages, sorted. */
  SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    for (RuleId rule : all) {
      names.add(rule.toString());
      names.add(rule.hotspot());
      names.add(rule.language().id());
    }
    return names;
  }

  /**
   * The rules to run.
   *
   * @param select ids, hotspots or languages; nothing selects every stable rule. A preview rule
   *     runs when {@code preview} is on or when its id or hotspot is selected.
   * @param ignore the same words, taken out again
   * @param selectLabel where {@code select} was said, for people
   * @param ignoreLabel where {@code ignore} was said
   * @throws UserError for a word that names no rule
   */
  Set<RuleId> select(
      Collection<String> select,
      Collection<String> ignore,
      boolean preview,
      String selectLabel,
      String ignoreLabel)
      throws UserError {
    Set<RuleId> selected = new LinkedHashSet<>();
    if (select.isEmpty()) {
      all.stream().filter(rule -> preview || isStable(rule)).forEach(selected::add);
    }
    for (String word : select) {
      boolean language = Language.ofId(word).isPresent();
      all.stream()
          .filter(test(word, selectLabel))
          .filter(rule -> !language || preview || isStable(rule))
          .forEach(selected::add);
    }
    for (String word : ignore) {
      selected.removeIf(test(word, ignoreLabel));
    }
    if (selected.isEmpty()) {
      throw new UserError(
          "--select and --ignore leave no rule to run", "see the rules with: memlint rules");
    }
    return selected;
  }

  /**
   * The rules that a word stands for.
   *
   * @param label where it was said
   * @throws UserError when it names none
   */
  Set<RuleId> named(String word, String label) throws UserError {
    return all.stream().filter(test(word, label)).collect(Collectors.toSet());
  }

  private Predicate<RuleId> test(String word, String label) throws UserError {
    Predicate<RuleId> named =
        rule ->
            rule.toString().equals(word)
                || rule.hotspot().equals(word)
                || rule.language().id().equals(word);
    if (all.stream().noneMatch(named)) {
      throw unknown(word, label + ": ");
    }
    return named;
  }

  /** The error for a word that names no rule. */
  UserError unknown(String word, String where) {
    return new UserError(
        where + "there is no rule '" + word + "'",
        Nearest.to(word, names()).map(name -> "did you mean '" + name + "'? ").orElse("")
            + "see the rules with: memlint rules");
  }

  private boolean isStable(RuleId rule) {
    return pages.stream()
        .anyMatch(
            page ->
                page.hotspot().equals(rule.hotspot())
                    && page.status().get(rule.language()) == Page.Status.STABLE);
  }
}
