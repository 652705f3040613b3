package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.KeyNames;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.Growth;
import dev.memlint.rules.project.Lifetime;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Span;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What all hotspots say alike of a store that grows without an end: how bad, how sure, where. */
final class GrowthFindings {
  private static final int MAX_RELATED = 5;

  /** Owners that are there to keep what happens; managers and workers of a moment are many. */
  private static final Pattern KEEPER =
      Pattern.compile(
          "(?:Session|Server|Service|Bus|Tracker|History|Journal|Audit|Ledger|Log|Recorder|Telemetry|Bot"
              + "|Daemon|Inbox|Mailbox|Bridge|Statistics|Stats)(?:Impl)?$");

  /** Owners that stand in for others in tests, look for faults, or state a program's parts. */
  private static final Pattern OWN_PARTS =
      Pattern.compile(
          "^_*(?:Capturing|Fake|Mock|Stub|Dummy)[A-Z]|Registry$|(?:^|[._])debug|debug(?:ger|ging)?$");

  /** Modules of checks and measurements that developers switch on. */
  private static final Pattern DEVELOPERS_OWN =
      Pattern.compile("(?:^|[.])(?:hacking|profiling|timing)(?:[.]|$)");

  /** Functions that hand over what they take out, or mark a phase of what is used from outside. */
  private static final Pattern TAKING =
      Pattern.compile(
          "^_*(?:get|take|pop|drain|read|poll|wait|collect|fetch|consume|begin|end)(?:_|$)|^_+reset(?:_|$)");

  /** A thread's body, and what a channel calls on the handler that it has for itself. */
  private static final Set<String> ONCE_RUN = Set.of("run", "channelRead", "channelRead0");

  /** What a batch hands to its own threads. */
  private static final Set<String> TASK = Set.of("run", "call");

  private GrowthFindings() {}

  /** A finding at the store's declaration, with its weight and the places where it grows. */
  static Findings at(
      String hotspot, Located<StoreFact> store, Growth.Unbounded growth, ProjectIndex project) {
    StoreFact fact = store.fact();
    Lifetime lifetime = project.lifetime(store);
    boolean repeated =
        growth.sites().stream()
            .anyMatch(use -> project.runsRepeatedly(use.file(), use.fact().site()));
    String name = fact.ref().name();
    Findings finding =
        Findings.at(hotspot, store.file(), fact.site())
            .symbol(
                fact.ref().owner().isEmpty() ? name : Names.simple(fact.ref().owner()) + "." + name)
            .weight(
                level(lifetime, repeated, growth),
                impact(lifetime, repeated),
                confidence(fact, lifetime, repeated, growth, project));
    growth.sites().stream()
        .limit(MAX_RELATED)
        .forEach(
            use -> finding.related(use.file(), use.fact().site(), "grows here: " + where(use)));
    growth.unreachedRemovals().stream()
        .limit(MAX_RELATED)
        .forEach(
            use ->
                finding.related(
                    use.file(),
                    use.fact().site(),
                    "would be pruned here, but nothing calls " + where(use)));
    return finding;
  }

  /** Hands over the file's stores of one purpose that grow without a bound. */
  static void each(
      FileFacts file,
      ProjectIndex project,
      StorePurpose purpose,
      BiConsumer<Located<StoreFact>, Growth.Unbounded> found) {
    for (StoreFact fact : file.stores()) {
      Located<StoreFact> store = new Located<>(file, fact);
      if (project.growth(store) instanceof Growth.Unbounded growth
          && StorePurpose.of(store, growth, project) == purpose) {
        found.accept(store, growth);
      }
    }
  }

  /**
   * How to bound a store that grows only in the file that declares it. Only to be read for one that
   * may well have its limit in what the program is: it would lose its parts.
   */
  static List<Fix> bounds(Located<StoreFact> store, Growth.Unbounded growth, ProjectIndex project) {
    boolean here = growth.sites().stream().allMatch(use -> use.file() == store.file());
    return Stream.concat(
            // What is only shown of a declaration is another way to make it, and bounds nothing.
            store.fact().fix().filter(fix -> fix.safety() != FixSafety.DISPLAY_ONLY).stream(),
            growth.sites().stream().filter(use -> here).flatMap(use -> use.fact().fix().stream()))
        .limit(1)
        .map(fix -> isLikely(store, project) ? fix : fix.shown())
        .toList();
  }

  /** Whether a store goes on growing while the program runs. */
  static boolean goesOn(StoreFact store, Growth.Unbounded growth, ProjectIndex project) {
    return store.scope() == StoreFact.Scope.DEFAULT_ARGUMENT
        || growth.sites().stream().anyMatch(use -> goesOn(store, use, project));
  }

  /** Whether a growth goes on while the program runs, as far as who calls it or its name says. */
  private static boolean goesOn(StoreFact store, Located<StoreUse> use, ProjectIndex project) {
    FunctionFact function = use.file().function(use.fact().site());
    if (function.kind() == FunctionFact.Kind.TOP_LEVEL) {
      return false;
    }
    boolean keeps =
        store.scope() != StoreFact.Scope.INSTANCE
            || KEEPER.matcher(Names.simple(store.ref().owner())).find()
            || KeyNames.isOpen(use.fact().by());
    boolean repeats =
        use.fact().site().loop() == Site.Loop.ENDLESS
            || function.kind() == FunctionFact.Kind.ORDINARY
                && RegistrationNames.isOfEvents(function.name());
    return keeps && repeats || isServed(use, function, project);
  }

  /**
   * Whether each request or message comes here. A thread's body runs once, but for its loop, and
   * what belongs to one connection goes with it.
   */
  private static boolean isServed(
      Located<StoreUse> use, FunctionFact function, ProjectIndex project) {
    return !ONCE_RUN.contains(function.name()) && project.isServed(use.file(), use.fact().site());
  }

  /** How long the store lives, for people. */
  static String lives(Located<StoreFact> store, ProjectIndex project) {
    return switch (project.lifetime(store)) {
      case PROCESS -> "lives as long as the process";
      case SESSION -> "lives as long as its " + Names.simple(store.fact().ref().owner());
      case INSTANCE -> "lives as long as its owner";
    };
  }

  /** What each entry costs, for people. */
  static String cost(Located<StoreFact> store) {
    int entry = CostModel.entryBytes(store.file().language(), store.fact().kind());
    return entry > 1
        ? "each entry keeps at least " + entry + " bytes plus what it refers to"
        : "every byte added is kept";
  }

  private static Level level(Lifetime lifetime, boolean repeated, Growth.Unbounded growth) {
    if (lifetime == Lifetime.INSTANCE) {
      return Level.NOTE;
    }
    return repeated && growth.unreachedRemovals().isEmpty() ? Level.ERROR : Level.WARNING;
  }

  private static Impact impact(Lifetime lifetime, boolean repeated) {
    return switch (lifetime) {
      case PROCESS -> Impact.HIGH;
      case SESSION -> repeated ? Impact.HIGH : Impact.MEDIUM;
      case INSTANCE -> Impact.LOW;
    };
  }

  /** Whether a store surely enough grows without limit to be told of by default. */
  static boolean isLikely(Located<StoreFact> store, ProjectIndex project) {
    return project.growth(store) instanceof Growth.Unbounded growth
        && confidence(
                store.fact(),
                project.lifetime(store),
                growth.sites().stream()
                    .anyMatch(use -> project.runsRepeatedly(use.file(), use.fact().site())),
                growth,
                project)
            != Confidence.LOW;
  }

  private static Confidence confidence(
      StoreFact fact,
      Lifetime lifetime,
      boolean repeated,
      Growth.Unbounded growth,
      ProjectIndex project) {
    boolean reached =
        growth.sites().stream().anyMatch(use -> project.isReached(use.file(), use.fact().site()));
    int evidence =
        switch (lifetime) {
          case PROCESS -> 2;
          case SESSION -> 1;
          case INSTANCE -> 0;
        };
    evidence += repeated ? 1 : 0;
    evidence += fact.shared() && lifetime != Lifetime.PROCESS ? 1 : 0;
    evidence += reached && lifetime != Lifetime.INSTANCE ? 1 : 0;
    evidence -= growth.escapes() ? 1 : 0;
    boolean lent = growth.escapes() && lifetime == Lifetime.SESSION;
    if (lent
        || OWN_PARTS.matcher(Names.simple(fact.ref().owner())).find()
        || DEVELOPERS_OWN.matcher(fact.ref().owner()).find()
        || isRemovedByUsers(growth)
        || fact.content() == StoreFact.Content.TABLE
        || isRare(fact, growth, repeated)
        || growth.sites().stream().allMatch(use -> isStated(fact, use) || isBatch(use))) {
      return Confidence.LOW;
    }
    if (evidence >= 4) {
      return Confidence.HIGH;
    }
    return evidence >= 1 && lifetime != Lifetime.INSTANCE ? Confidence.MEDIUM : Confidence.LOW;
  }

  /** A removal that nothing here calls and is for others by its name: who uses the code empties. */
  private static boolean isRemovedByUsers(Growth.Unbounded growth) {
    return growth.unreachedRemovals().stream()
        .map(use -> use.file().function(use.fact().site()))
        .anyMatch(function -> TAKING.matcher(Names.snake(function.name())).find());
  }

  /**
   * Whether each value is added once: to a list, which nobody searches for each addition who
   * expects many, or to a set of what clients do not choose or that is not seen to repeat.
   */
  private static boolean isRare(StoreFact fact, Growth.Unbounded growth, boolean repeated) {
    boolean list = fact.kind() == StoreFact.Kind.LIST;
    boolean set = fact.kind() == StoreFact.Kind.SET;
    return (list || set)
        && growth.sites().stream().map(Located::fact).anyMatch(StoreUse::addsOnce)
        && (list
            || !repeated
            || growth.sites().stream().noneMatch(use -> KeyNames.isOpen(use.fact().by())));
  }

  /** In a Java program's own class, which works through its arguments and ends. */
  private static boolean isBatch(Located<StoreUse> use) {
    return use.file().language() == Language.JAVA
        && use.fact().site().loop() != Site.Loop.ENDLESS
        && use.file().functions().stream()
            .anyMatch(function -> function.kind() == FunctionFact.Kind.MAIN)
        && use.file().functions().stream()
            .filter(function -> function.kind() == FunctionFact.Kind.HANDLER)
            .allMatch(function -> TASK.contains(function.name()));
  }

  /**
   * Whether a program states what is added: its own types, handlers and plug-ins; what is merged in
   * whole; one entry for each named instance that a constructor makes.
   */
  private static boolean isStated(StoreFact fact, Located<StoreUse> use) {
    boolean keyed = fact.kind() == StoreFact.Kind.MAP || fact.kind() == StoreFact.Kind.CACHE;
    boolean perInstance =
        keyed && use.file().function(use.fact().site()).kind() == FunctionFact.Kind.CONSTRUCTOR;
    boolean merged =
        use.file().language() == Language.PYTHON
            && fact.kind() == StoreFact.Kind.MAP
            && use.fact().operation().equals("update");
    String name = fact.ref().attribute();
    boolean part =
        keyed && RegistrationNames.isParts(name)
            || (keyed || fact.kind() == StoreFact.Kind.SET) && RegistrationNames.isToldOnce(name)
            || RegistrationNames.isOfFewRuns(name);
    return perInstance || merged || part || isRegistration(fact, use);
  }

  /** The function around a growth, or one around that: decorators register in inner functions. */
  private static boolean isRegistration(StoreFact fact, Located<StoreUse> use) {
    Span site = use.fact().site().span();
    boolean keyed = fact.kind() == StoreFact.Kind.MAP || fact.kind() == StoreFact.Kind.SET;
    return use.file().functions().stream()
        .filter(function -> function.kind() != FunctionFact.Kind.TOP_LEVEL)
        .filter(function -> function.span().contains(site))
        .map(FunctionFact::name)
        .anyMatch(
            name ->
                RegistrationNames.isRegistration(name)
                    || keyed
                        && (RegistrationNames.isSetter(name)
                            || RegistrationNames.isToldOnce(name)));
  }

  private static String where(Located<StoreUse> use) {
    FunctionFact function = use.file().function(use.fact().site());
    return function.kind() == FunctionFact.Kind.TOP_LEVEL ? "top level" : function.symbol();
  }
}
