package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Language;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A container behind a mutex, although nearly all who take the mutex only read. */
final class ReadMostlyMutex implements Detector {
  private static final int READS_PER_WRITE = 4;
  private static final int MAX_RELATED = 5;
  private static final Pattern MUTEX = Pattern.compile("(?:^|\\W)Mutex\\s*<");

  @Override
  public String hotspot() {
    return "read-mostly-mutex";
  }

  @Override
  public Set<String> yieldsTo() {
    return Set.of("never-freed-static", "unbounded-growth");
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (StoreFact fact : file.stores()) {
      boolean mutex = file.language() == Language.JAVA || MUTEX.matcher(fact.type()).find();
      if (mutex && (fact.kind() == StoreFact.Kind.MAP || fact.kind() == StoreFact.Kind.SET)) {
        judge(new Located<>(file, fact), project, findings);
      }
    }
  }

  private void judge(Located<StoreFact> store, ProjectIndex project, Consumer<Finding> findings) {
    List<Located<StoreUse>> uses =
        project.uses(store).stream().filter(use -> runsOften(use, project)).toList();
    List<Located<StoreUse>> reads = uses.stream().filter(use -> isRead(use.fact())).toList();
    long writes = uses.stream().filter(use -> isWrite(use.fact())).count();
    boolean escapes = uses.stream().anyMatch(use -> use.fact().kind() == StoreUse.Kind.ESCAPE);
    if (!escapes && reads.size() >= 2 && reads.size() >= READS_PER_WRITE * writes) {
      findings.accept(finding(store, reads, writes));
    }
  }

  /** Construction, start-up and tests do not stand in anybody's way. */
  private static boolean runsOften(Located<StoreUse> use, ProjectIndex project) {
    FunctionFact.Kind kind = use.file().function(use.fact().site()).kind();
    return kind != FunctionFact.Kind.TEST
        && kind != FunctionFact.Kind.CONSTRUCTOR
        && !project.runsOnce(use.file(), use.fact().site());
  }

  private static boolean isRead(StoreUse use) {
    return use.kind() == StoreUse.Kind.READ && !use.operation().endsWith("mut");
  }

  private static boolean isWrite(StoreUse use) {
    return switch (use.kind()) {
      case GROW, SHRINK, CLEAR, DRAIN, REPLACE -> true;
      case READ -> use.operation().endsWith("mut");
      case BOUND_CHECK, ESCAPE -> false;
    };
  }

  private Finding finding(Located<StoreFact> store, List<Located<StoreUse>> reads, long writes) {
    StoreFact fact = store.fact();
    boolean java = store.file().language() == Language.JAVA;
    Findings finding =
        Findings.at(hotspot(), store.file(), fact.site())
            .weight(Level.NOTE, Impact.LOW, Confidence.MEDIUM)
            .says(
                ("'%s' is behind a mutex, but %d places only read it and %s: readers queue up"
                        + " behind each other, each with what it holds in memory")
                    .formatted(
                        fact.ref().name(),
                        reads.size(),
                        writes == 0
                            ? "none changes it after construction"
                            : writes == 1 ? "1 changes it" : writes + " change it"),
                help(fact.ref().name(), java, writes));
    reads.stream()
        .limit(MAX_RELATED)
        .forEach(use -> finding.related(use.file(), use.fact().site(), "only reads"));
    return finding.build();
  }

  private static String help(String name, boolean java, long writes) {
    if (writes == 0) {
      return java
          ? "fill '%1$s' before it is shared, and share Map.copyOf(%1$s)".formatted(name)
          : "fill '%s' before it is shared, and share it without a lock".formatted(name);
    }
    return java
        ? "make '%s' a ConcurrentHashMap, whose readers take no lock".formatted(name)
        : "put '%s' behind an RwLock, or in an Arc that writers replace whole; DashMap where keys are independent"
            .formatted(name);
  }
}
