package dev.memlint.rules.project;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.ImportFact;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.ReadFact;
import dev.memlint.rules.facts.RecursionFact;
import dev.memlint.rules.facts.RetentionFact;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.facts.TypeFact;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Joins the facts that cross files. Shared by all detectors and threads; what only some rules ask
 * for is made when one does.
 */
public final class ProjectIndex {
  /** What never grew: nothing was done for it to be limited. */
  private static final Set<String> STATED =
      Set.of("IMMUTABLE", "CLOSED_KEYS", "its keys", "the program's settings");

  private final TypeIndex types;
  private final CallIndex calls;
  private final ConstantIndex constants;
  private final StoreIndex stores;
  private final Lifetimes lifetimes;
  private final Lazy<LoadingTypes> loadingTypes;

  /** One entry per language, made when it is first asked for. */
  private final Map<Language, Map<String, List<Located<StoreFact>>>> reliefs =
      new ConcurrentHashMap<>();

  private final Lazy<HandedOn> handedOn;
  private final FileSizes sizes;
  private final Lazy<FunctionIndex> functions;
  private final Lazy<RecursionIndex> recursions;
  private final Lazy<Manifests> manifests;
  private final Lazy<Map<String, Integer>> importingModules;
  private final Lazy<Map<TypeFact, List<Located<CallFact>>>> keptInLoops;

  /** Indexes files that are the whole program. */
  public ProjectIndex(List<FileFacts> files) {
    this(files, Mentions.NONE, FileSizes.NONE);
  }

  /**
   * Indexes all files of a scan, also those that are not reported on.
   *
   * @param others the program's files in other languages
   * @param sizes the program's data files
   */
  public ProjectIndex(List<FileFacts> files, Mentions others, FileSizes sizes) {
    List<FileFacts> indexed = List.copyOf(files);
    types = new TypeIndex(indexed);
    calls = new CallIndex(indexed, types, others);
    constants = new ConstantIndex(indexed);
    stores = new StoreIndex(indexed, types);
    lifetimes = new Lifetimes(indexed, types, new Constructions(indexed, types));
    loadingTypes = new Lazy<>(() -> new LoadingTypes(indexed, types));
    handedOn = new Lazy<>(() -> new HandedOn(indexed));
    this.sizes = sizes;
    functions = new Lazy<>(() -> new FunctionIndex(indexed));
    recursions = new Lazy<>(() -> new RecursionIndex(indexed, functions.get()));
    manifests = new Lazy<>(() -> new Manifests(indexed));
    importingModules = new Lazy<>(() -> importingModules(indexed));
    keptInLoops = new Lazy<>(() -> keptInLoops(indexed, types));
  }

  private static Map<String, Integer> importingModules(List<FileFacts> files) {
    Map<String, Integer> modules = new HashMap<>();
    for (FileFacts file : files) {
      file.imports().stream()
          .filter(imported -> !imported.guarded())
          .map(ImportFact::distributionName)
          .distinct()
          .forEach(name -> modules.merge(name, 1, Integer::sum));
    }
    return modules;
  }

  private static Map<TypeFact, List<Located<CallFact>>> keptInLoops(
      List<FileFacts> files, TypeIndex types) {
    Map<TypeFact, List<Located<CallFact>>> kept = new IdentityHashMap<>();
    for (FileFacts file : files) {
      file.calls().stream()
          .filter(call -> call.hotspot().equals("unslotted-record"))
          .forEach(
              call ->
                  types
                      .find(file.language(), call.api())
                      .ifPresent(
                          type ->
                              kept.computeIfAbsent(type, made -> new ArrayList<>())
                                  .add(new Located<>(file, call))));
    }
    return kept;
  }

  /** How the project's packages and workspaces belong together. */
  public Manifests manifests() {
    return manifests.get();
  }

  /** How many modules load a package as soon as they are loaded. */
  public int importingModules(String distribution) {
    return importingModules.get().getOrDefault(distribution, 0);
  }

  /** Where loops over data make objects of a type and keep them. */
  public List<Located<CallFact>> keptInLoops(TypeFact type) {
    return keptInLoops.get().getOrDefault(type, List.of());
  }

  /** What a size expression of a file comes to. */
  public Size evaluate(SizeExpr size, FileFacts file) {
    return constants.evaluate(size, file);
  }

  /** The declared type with this name, if the project has exactly one that it may mean. */
  public Optional<TypeFact> type(Language language, String name) {
    return types.find(language, name);
  }

  /** Whether the project declares any of the types named in a written type. */
  public boolean declaresAnyOf(Language language, String written) {
    return TypeIndex.typeNames(written).stream().anyMatch(name -> types.isDeclared(language, name));
  }

  /** Whether an object of this written type is filled from files while it is made. */
  public boolean loadsWhenMade(Language language, String written) {
    return loadingTypes.get().contains(language, written);
  }

  /** Whether a value of this written type holds a container, itself or in one of its fields. */
  public boolean holdsContainer(Language language, String written) {
    return types.holdsContainer(language, written);
  }

  /** The store that some file of the project declares by exactly this name. */
  public Optional<Located<StoreFact>> store(Language language, StoreRef ref) {
    return stores.find(language, ref);
  }

  /** How long objects of a type live, as far as its name and its makers show. */
  public Lifetime lifetime(Language language, String typeName) {
    return lifetimes.of(language, typeName);
  }

  /** How long the owner of a store lives that may be no {@link StoreFact}: a plain field. */
  public Lifetime lifetime(FileFacts file, StoreRef ref) {
    return stores
        .find(file.language(), ref)
        .map(this::lifetime)
        .orElseGet(() -> lifetimes.of(file.language(), ref.owner()));
  }

  /** Functions that may look at a store, wherever they are; those of tests are left out. */
  public List<Located<ReadFact>> readers(FileFacts file, StoreRef ref) {
    return stores.readers(file.language(), ref);
  }

  /** Whether any other code than the assignment itself may empty or replace what it stores. */
  public boolean isEmptied(FileFacts file, RetentionFact retention) {
    return stores.removals(file.language(), retention.store()).stream()
        .anyMatch(
            use ->
                use.file() != file || !use.fact().site().span().overlaps(retention.site().span()));
  }

  /**
   * The growing stores of a file's program that outlive calls, when not one of all of them has a
   * limit or is shrunk; else none. Those of the file with most of them come first, then in order of
   * paths. A program is what has a {@code src} directory of its own, else all that is scanned.
   */
  public List<Located<StoreFact>> storesWithoutRelief(FileFacts file) {
    return reliefs
        .computeIfAbsent(file.language(), this::findWithoutRelief)
        .getOrDefault(program(file), List.of());
  }

  private Map<String, List<Located<StoreFact>>> findWithoutRelief(Language language) {
    Map<String, List<Located<StoreFact>>> growing = new HashMap<>();
    Set<String> relieved = new HashSet<>();
    for (Located<StoreFact> store : stores.all()) {
      if (store.file().language() != language
          || store.file().role() != Role.MAIN
          || lifetime(store) == Lifetime.INSTANCE) {
        continue;
      }
      String program = program(store.file());
      switch (growth(store)) {
        case Growth.None none -> {}
        case Growth.Bounded bounded -> {
          if (!STATED.contains(bounded.by())) {
            relieved.add(program);
          }
        }
        case Growth.Unbounded unbounded ->
            growing.computeIfAbsent(program, name -> new ArrayList<>()).add(store);
      }
    }
    growing.keySet().removeAll(relieved);
    growing.replaceAll((program, found) -> mostFirst(found));
    return Map.copyOf(growing);
  }

  private static List<Located<StoreFact>> mostFirst(List<Located<StoreFact>> found) {
    Map<String, Long> perFile =
        found.stream()
            .collect(Collectors.groupingBy(store -> store.file().path(), Collectors.counting()));
    return found.stream()
        .sorted(
            Comparator.comparing((Located<StoreFact> store) -> -perFile.get(store.file().path()))
                .thenComparing(store -> store.file().path())
                .thenComparing(store -> store.fact().site().span().start()))
        .toList();
  }

  private static String program(FileFacts file) {
    String path = "/" + file.path();
    return path.substring(0, Math.max(0, path.indexOf("/src/")));
  }

  /** How long the owner of a store lives. */
  public Lifetime lifetime(Located<StoreFact> store) {
    return switch (store.fact().scope()) {
      case PROCESS, LEAKED, DEFAULT_ARGUMENT, THREAD -> Lifetime.PROCESS;
      case INSTANCE -> ownerLifetime(store);
    };
  }

  private Lifetime ownerLifetime(Located<StoreFact> store) {
    Language language = store.file().language();
    String owner = store.fact().ref().owner();
    Lifetime lifetime = lifetimes.of(language, owner);
    // What requests or an endless loop use is there to stay, and so is what Rust puts behind a
    // lock.
    // In Java concurrent collections are a habit that says little.
    boolean usedForLong =
        store.fact().shared() && language == Language.RUST
            || stores.certainUses(store).stream()
                .filter(use -> use.fact().kind() == StoreUse.Kind.GROW)
                .anyMatch(use -> isEndless(use.file(), use.fact().site(), owner));
    return lifetime == Lifetime.INSTANCE && usedForLong && !lifetimes.isMadePerCall(language, owner)
        ? Lifetime.SESSION
        : lifetime;
  }

  /** Whether the owner's own code runs on and on; others may do so with objects of a moment. */
  private static boolean isEndless(FileFacts file, Site site, String owner) {
    FunctionFact function = file.function(site);
    return TypeIndex.mayBeSame(function.owner(), owner)
        && (site.loop() == Site.Loop.ENDLESS || function.kind() == FunctionFact.Kind.HANDLER);
  }

  /** Whether code at a site runs once per process: start-up code outside endless loops. */
  public boolean runsOnce(FileFacts file, Site site) {
    return site.loop() != Site.Loop.ENDLESS
        && calls.runsOnce(new Located<>(file, file.function(site)));
  }

  /**
   * Whether code at a site runs again and again: in a loop over data, a handler, or a function that
   * is called from either.
   */
  public boolean runsRepeatedly(FileFacts file, Site site) {
    FunctionFact function = file.function(site);
    return site.loop().repeats()
        || function.kind() == FunctionFact.Kind.HANDLER
        || calls.isCalledRepeatedly(new Located<>(file, function));
  }

  /** Whether code at a site surely does: no call counts that may mean another function. */
  public boolean surelyRunsRepeatedly(FileFacts file, Site site) {
    FunctionFact function = file.function(site);
    return site.loop().repeats()
        || function.kind() == FunctionFact.Kind.HANDLER
        || calls.isSurelyCalledRepeatedly(new Located<>(file, function));
  }

  /**
   * Whether code at a site runs again and again for as long as the program serves: in a handler, or
   * in a function that one surely calls.
   */
  public boolean isServed(FileFacts file, Site site) {
    return calls.isServed(new Located<>(file, file.function(site)));
  }

  /** Whether anything comes to run the function around a site. */
  public boolean isReached(FileFacts file, Site site) {
    return calls.isReached(new Located<>(file, file.function(site)));
  }

  /**
   * Whether a function of this simple name does what a hotspot is about and returns the result, so
   * that the hotspot is at its callers.
   */
  public boolean handsOn(Language language, String function, String hotspot) {
    return handedOn.get().contains(language, function, hotspot);
  }

  /** The bytes of a data file that a source names by a path relative to itself. */
  public OptionalLong sizeBeside(FileFacts file, String relativePath) {
    String path = file.path();
    return sizes.of(path.substring(0, path.lastIndexOf('/') + 1) + relativePath);
  }

  /**
   * Whether the one function of the project that a call means waits for a file, socket, process or
   * database: itself, or in a function that it calls, or in one that those call.
   */
  public boolean waits(FileFacts caller, FunctionFact.Callee callee) {
    return functions.get().waits(caller, callee);
  }

  /**
   * The recursion that is told at this call; empty when it does not come back, or is told
   * elsewhere.
   */
  public Optional<Recursion> recursion(RecursionFact call) {
    return recursions.get().at(call);
  }

  /** The uses that surely are of this store, in path order. */
  public List<Located<StoreUse>> uses(Located<StoreFact> store) {
    return stores.certainUses(store);
  }

  /** How a store grows and what, if anything, bounds it. */
  public Growth growth(Located<StoreFact> store) {
    return new GrowthAnalysis(this, types, calls, stores).judge(store);
  }

  /**
   * Whether a store keeps what could be found or made again: its name says so, or it is filled by
   * look-ups that found nothing. What it then lacks is a limit, not somebody who removes.
   */
  public boolean isCache(Located<StoreFact> store) {
    return new Caches(stores).contains(store);
  }

  /** Where the length of a store is compared with a limit. */
  public List<Located<StoreUse>> lengthChecks(Located<StoreFact> store) {
    return stores.certainUses(store).stream()
        .filter(use -> use.fact().kind() == StoreUse.Kind.BOUND_CHECK)
        .toList();
  }

  /** Whether any code of the project calls a function of this name, on whatever. */
  public boolean isCalledByName(Language language, String function) {
    return calls.isCalledByName(language, function);
  }

  /** Whether the project declares an enum of this name. */
  public boolean isEnum(Language language, String name) {
    return types.isEnum(language, name);
  }

  /** Whether objects of a type are seen to be made call by call. */
  public boolean isMadePerCall(Language language, String type) {
    return lifetimes.isMadePerCall(language, type);
  }

  /** Whether a store or its owner is named after settings or metrics, which the program states. */
  public boolean isConfiguration(StoreRef store) {
    return LongLivedNames.isConfiguration(store.attribute())
        || LongLivedNames.isConfiguration(Names.simple(store.owner()));
  }

  /** Whether start-up code that reads files fills a store in a loop. */
  public boolean isFilledFromFiles(Located<StoreFact> store) {
    return stores.certainUses(store).stream()
        .filter(use -> use.fact().kind() == StoreUse.Kind.GROW)
        .filter(use -> use.fact().site().loop().repeats())
        .anyMatch(
            use -> {
              FunctionFact function = use.file().function(use.fact().site());
              return function.readsFiles() && calls.runsOnce(new Located<>(use.file(), function));
            });
  }

  /** Whether code at the top of a file adds to a store. */
  public boolean isFilledAtLoad(Located<StoreFact> store) {
    return stores.certainUses(store).stream()
        .filter(use -> use.fact().kind() == StoreUse.Kind.GROW)
        .map(use -> use.file().function(use.fact().site()).kind())
        .anyMatch(FunctionFact.Kind.TOP_LEVEL::equals);
  }

  /** Whether code that runs puts something into a store, and none takes it out again. */
  public boolean isKept(Located<StoreFact> store) {
    return new GrowthAnalysis(this, types, calls, stores).isKept(store);
  }
}
