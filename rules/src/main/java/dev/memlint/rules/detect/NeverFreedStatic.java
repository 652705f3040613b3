package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreFact.Scope;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.Growth;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.project.Size;
import dev.memlint.rules.source.Language;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** State that stays until the process ends, and is large or of unknown size. */
final class NeverFreedStatic implements Detector {
  /** What is large by what it is, judged by how the program calls it. */
  private static final Pattern LARGE =
      Pattern.compile(
          "(?:^|[^a-z])(?:model|models|definition|definitions|patterns|ignore|history|events|index|indexes|indices|dictionary|dictionaries|corpus|corpora|vocab"
              + "|vocabulary|embedding|embeddings|weights|tokenizer|lexicon|wordlist|words|dataset"
              + "|datasets|database|catalog|catalogue|ontology|trie|names|ranks|stems|symbols|rows|records"
              + "|documents|articles|entries|graph|matrix|vectors|encoder|classifier|predictor|pipeline"
              + "|gazetteer|geo|cities|airports|thesaurus|content|contents|text|data)(?:[^a-z]|$)");

  /** The n of the Rust 1.n that brought {@code LazyLock}. */
  private static final int LAZY_LOCK = 80;

  private static final Pattern LEAKS = Pattern.compile("(?:.*_)?leak(?:_.*)?");

  private static final Pattern FEW =
      Pattern.compile(
          "(?:^|_)(?:threshold|size|count|limit|concurrency|kwargs|args|ms|seconds|buckets|timeout|hostkeys"
              + "|types|classes|version|formatter|parser|checks)(?:_|$)");

  @Override
  public String hotspot() {
    return "never-freed-static";
  }

  @Override
  public Set<String> yieldsTo() {
    return Set.of("eager-blob-load", "whole-file-read");
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (StoreFact fact : file.stores()) {
      if (fact.scope() == Scope.PROCESS
          || fact.scope() == Scope.LEAKED
          || fact.scope() == Scope.THREAD) {
        judge(new Located<>(file, fact), project, thresholds).ifPresent(findings);
      }
    }
  }

  private Optional<Finding> judge(
      Located<StoreFact> store, ProjectIndex project, Thresholds thresholds) {
    StoreFact fact = store.fact();
    if (project.isConfiguration(fact.ref())) {
      return Optional.empty();
    }
    boolean overwritten = fact.site().loop().repeats() && fact.scope() != Scope.LEAKED;
    if (overwritten) {
      return Optional.empty(); // a loop's variable, of which the last round stays
    }
    if (project.growth(store) instanceof Growth.Unbounded) {
      return Optional.empty(); // unbounded-growth says more
    }
    return switch (fact.scope()) {
      case LEAKED ->
          project.runsOnce(store.file(), fact.site())
                  || isInterned(store)
                  || isMeant(store, project)
              ? Optional.empty()
              : Optional.of(leak(store));
      case THREAD ->
          fact.kind() == StoreFact.Kind.THREAD_LOCAL
              ? Optional.empty() // uncleaned-thread-local says more
              : held(store, project, thresholds);
      case PROCESS -> held(store, project, thresholds);
      case INSTANCE, DEFAULT_ARGUMENT -> Optional.empty();
    };
  }

  private Optional<Finding> held(
      Located<StoreFact> store, ProjectIndex project, Thresholds thresholds) {
    StoreFact fact = store.fact();
    return switch (fact.content()) {
      case FILE -> Optional.of(note(store, "the content of a file", ofFile(fact), project));
      case LOADED, OTHER -> loaded(store, project);
      case TABLE -> table(store, project, thresholds);
      case EMPTY ->
          project.isFilledFromFiles(store)
              ? Optional.of(note(store, "the content of a file", filled(store, project), project))
              : Optional.empty();
      case PATTERN, TELEMETRY, SMALL, CONFIGURATION, BUFFER -> Optional.empty();
    };
  }

  /**
   * An object is as large as what its type's own code puts into it, where the project shows that.
   */
  private Optional<Finding> loaded(Located<StoreFact> store, ProjectIndex project) {
    StoreFact fact = store.fact();
    if (project.loadsWhenMade(store.file().language(), fact.type())) {
      return Optional.of(note(store, "all that it loads when it is made", large(fact), project));
    }
    // Java's loaders of single objects return handles; what is large there is a collection.
    boolean mayBeLarge = fact.kind().isContainer() || store.file().language() != Language.JAVA;
    boolean unseen =
        fact.content() == StoreFact.Content.LOADED
            && mayBeLarge
            && !project.declaresAnyOf(store.file().language(), fact.type());
    return unseen
        ? Optional.of(note(store, "what it loaded", large(fact), project))
        : Optional.empty();
  }

  /**
   * Names and types say whether much is loaded: most of what is called load gives a small thing.
   */
  private static Confidence large(StoreFact fact) {
    return !FEW.matcher(Names.snake(fact.ref().attribute())).find()
            && Stream.of(fact.ref().attribute(), fact.type())
                .map(Names::snake)
                .anyMatch(name -> LARGE.matcher(name).find())
        ? Confidence.MEDIUM
        : Confidence.LOW;
  }

  /** Loops at the top of a module are a script's, or read the small files beside it. */
  private static Confidence filled(Located<StoreFact> store, ProjectIndex project) {
    boolean script = store.file().language() == Language.PYTHON && project.isFilledAtLoad(store);
    return script ? Confidence.LOW : large(store.fact());
  }

  private static Confidence ofFile(StoreFact fact) {
    return KnownSmall.isKnownSmall(fact.ref().attribute()) ? Confidence.LOW : large(fact);
  }

  /** A literal table is part of the program; only its size can make it a hotspot. */
  private Optional<Finding> table(
      Located<StoreFact> store, ProjectIndex project, Thresholds thresholds) {
    StoreFact fact = store.fact();
    if (!(project.evaluate(fact.size(), store.file()) instanceof Size.Known entries)) {
      return Optional.empty();
    }
    long bytes = entries.value() * CostModel.entryBytes(store.file().language(), fact.kind());
    if (bytes < thresholds.allocationBytes()) {
      return Optional.empty();
    }
    return Optional.of(
        Findings.at(hotspot(), store.file(), fact.site())
            .symbol(fact.ref().name())
            .weight(Level.NOTE, Impact.LOW, Confidence.MEDIUM)
            .bytes(bytes)
            .says(
                "'%s' keeps %,d entries, about %s, until the process ends"
                    .formatted(fact.ref().name(), entries.value(), Bytes.rounded(bytes)),
                help(store))
            .fixes(shown(store, project))
            .build());
  }

  /** What the standard library can do in place of another one frees nothing, but is simpler. */
  private static List<Fix> shown(Located<StoreFact> store, ProjectIndex project) {
    boolean knownToHaveIt = project.manifests().rustOf(store.file()).orElse(0) >= LAZY_LOCK;
    return store.file().language() == Language.RUST && knownToHaveIt
        ? store.fact().fix().stream().map(Fix::shown).toList()
        : List.of();
  }

  private Finding note(
      Located<StoreFact> store, String what, Confidence confidence, ProjectIndex project) {
    StoreFact fact = store.fact();
    Findings finding =
        Findings.at(hotspot(), store.file(), fact.site())
            .symbol(fact.ref().name())
            .weight(Level.NOTE, Impact.MEDIUM, confidence)
            .says(
                "'%s' keeps %s in memory until the process ends, also when it is no longer used"
                    .formatted(fact.ref().name(), what),
                help(store))
            .fixes(shown(store, project));
    StaticLoads.into(store.file(), fact)
        .forEach(read -> finding.related(store.file(), read.site(), "read here"));
    return finding.build();
  }

  /** Who leaks for itself does it for a few short texts; who hands it out does so on each call. */
  private Finding leak(Located<StoreFact> store) {
    return Findings.at(hotspot(), store.file(), store.fact().site())
        .weight(
            Level.WARNING,
            Impact.MEDIUM,
            store.fact().shared() ? Confidence.MEDIUM : Confidence.LOW)
        .says(
            "each new value leaks for good: nothing can free %s any more"
                .formatted(store.fact().ref().name()),
            "return '%s' owned or counted, or leak once behind a OnceLock"
                .formatted(store.fact().ref().name()))
        .build();
  }

  /** A leak that a static remembers is that static's growth, and happens once per value. */
  private static boolean isInterned(Located<StoreFact> leak) {
    int function = leak.fact().site().function();
    return leak.file().stores().stream()
        .filter(store -> store.scope() == Scope.PROCESS)
        .anyMatch(
            store ->
                leak.file().uses().stream()
                    .anyMatch(
                        use ->
                            use.kind() == StoreUse.Kind.GROW
                                && use.site().function() == function
                                && use.store().equals(store.ref())));
  }

  /**
   * A function that leaks by its name, or calls another such, or a pointer that other code makes a
   * box again.
   */
  private static boolean isMeant(Located<StoreFact> leak, ProjectIndex project) {
    FunctionFact function = leak.file().function(leak.fact().site());
    boolean boxed = leak.fact().ref().name().startsWith("Box::new(");
    return LEAKS.matcher(function.name()).matches()
        || function.callees().stream()
            .map(FunctionFact.Callee::name)
            .anyMatch(name -> name.contains("_") && LEAKS.matcher(name).matches())
        || boxed && project.isCalledByName(Language.RUST, "from_raw");
  }

  private static String help(Located<StoreFact> store) {
    String name = store.fact().ref().name();
    return switch (store.file().language()) {
      case JAVA ->
          "give '%s' an owner that can drop or reload it, or hold it through a SoftReference"
              .formatted(name);
      case RUST ->
          "give '%s' an owner that can drop or reload it, or hold it as a Weak and rebuild on demand"
              .formatted(name);
      case PYTHON ->
          "give '%s' an owner that can drop or reload it, or build it on demand and delete it after use"
              .formatted(name);
    };
  }
}
