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
   * @throws UserError for a word that names no rule
   */
  Set<RuleId> select(Collection<String> select, Collection<String> ignore, boolean preview)
      throws UserError {
    Set<RuleId> selected = new LinkedHashSet<>();
    if (select.isEmpty()) {
      all.stream().filter(rule -> preview || isStable(rule)).forEach(selected::add);
    }
    for (String word : select) {
      boolean language = Language.ofId(word).isPresent();
      all.stream()
          .filter(named(word, "--select"))
          .filter(rule -> !language || preview || isStable(rule))
          .forEach(selected::add);
    }
    for (String word : ignore) {
      selected.removeIf(named(word, "--ignore"));
    }
    if (selected.isEmpty()) {
      throw new UserError(
          "--select and --ignore leave no rule to run", "see the rules with: memlint rules");
    }
    return selected;
  }

  private Predicate<RuleId> named(String word, String option) throws UserError {
    Predicate<RuleId> named =
        rule ->
            rule.toString().equals(word)
                || rule.hotspot().equals(word)
                || rule.language().id().equals(word);
    if (all.stream().noneMatch(named)) {
      throw unknown(word, option + ": ");
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
