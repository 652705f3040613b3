package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.ProjectIndex;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A program all of whose lasting stores only grow: nothing in it can give memory back. */
final class MissingPressureResponse implements Detector {
  /** Fewer stores are told of one by one; a summary says nothing new. */
  private static final int SEVERAL = 5;

  private static final int MAX_RELATED = 10;

  @Override
  public String hotspot() {
    return "missing-pressure-response";
  }

  @Override
  public Set<String> yieldsTo() {
    return Set.of("unbounded-cache", "unbounded-growth");
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    List<Located<StoreFact>> growing = project.storesWithoutRelief(file);
    if (growing.size() < SEVERAL || growing.stream().noneMatch(store -> store.file() == file)) {
      return;
    }
    List<Located<StoreFact>> stores =
        growing.stream().filter(store -> GrowthFindings.isLikely(store, project)).toList();
    if (stores.size() >= SEVERAL && stores.getFirst().file() == file) {
      findings.accept(finding(file, stores));
    }
  }

  private Finding finding(FileFacts file, List<Located<StoreFact>> stores) {
    StoreFact first = stores.getFirst().fact();
    Findings finding =
        Findings.at(hotspot(), file, place(file, first))
            .symbol("")
            .weight(Level.NOTE, Impact.MEDIUM, Confidence.MEDIUM)
            .says(
                ("all %d stores of this program that outlive a call and grow do so without limit,"
                        + " and nothing shrinks any of them: under memory pressure there is nothing"
                        + " to give back (told from %d stores on)")
                    .formatted(stores.size(), SEVERAL),
                "give each a limit, '%s' first, and the program one place that shrinks all %d when a soft limit is passed"
                    .formatted(first.ref().name(), stores.size()));
    stores.stream()
        .limit(MAX_RELATED)
        .forEach(
            store ->
                finding.related(
                    store.file(),
                    store.fact().site(),
                    "'%s' only grows".formatted(store.fact().ref().name())));
    return finding.build();
  }

  /** The name of the type that owns the first store, else the store itself. */
  private static Site place(FileFacts file, StoreFact store) {
    return file.types().stream()
        .filter(type -> type.name().equals(store.ref().owner()))
        .findFirst()
        .map(type -> new Site(type.span(), store.site().function(), Site.Loop.NONE))
        .orElse(store.site());
  }
}
