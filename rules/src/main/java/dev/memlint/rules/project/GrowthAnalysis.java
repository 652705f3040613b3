package dev.memlint.rules.project;

import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.FunctionFact.Kind;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreFact.Bound;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.source.Language;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Weighs what grows a store against what takes from it, over the whole project. */
final class GrowthAnalysis {
  private static final Set<String> CLOSED_KEY_TYPES =
      Set.of("Class", "TypeId", "type", "Type", "bool", "Boolean", "u8", "i8", "byte", "Byte");

  /** A pointer to one of a Rust program's functions, of which there are as many as it has. */
  private static final Pattern FUNCTION_POINTER =
      Pattern.compile("(?:unsafe )?(?:extern \"\\w*\" )?fn\\s*\\(");

  private final ProjectIndex project;
  private final TypeIndex types;
  private final CallIndex calls;
  private final StoreIndex stores;

  GrowthAnalysis(ProjectIndex project, TypeIndex types, CallIndex calls, StoreIndex stores) {
    this.project = project;
    this.types = types;
    this.calls = calls;
    this.stores = stores;
  }

  Growth judge(Located<StoreFact> store) {
    StoreFact fact = store.fact();
    if (!fact.kind().isContainer()) {
      return new Growth.None();
    }
    if (fact.bound() != Bound.NONE) {
      return new Growth.Bounded(fact.bound().name());
    }
    if (hasClosedKeys(store.file().language(), fact)) {
      return new Growth.Bounded("its keys");
    }
    if (FUNCTION_POINTER.matcher(fact.elementType()).lookingAt()) {
      return new Growth.Bounded("the program's functions");
    }
    if (LongLivedNames.isConfiguration(Names.simple(fact.ref().owner()))) {
      return new Growth.Bounded("the program's settings");
    }
    List<Located<StoreUse>> growing =
        stores.certainUses(store).stream().filter(use -> growsAfterStartUp(store, use)).toList();
    if (growing.isEmpty()) {
      return new Growth.None();
    }
    boolean given =
        fact.scope() == StoreFact.Scope.DEFAULT_ARGUMENT
            && growing.stream().map(this::function).allMatch(calls::isGivenAll);
    if (given) {
      return new Growth.Bounded("callers that give their own");
    }
    List<Located<StoreUse>> uses = stores.possibleUses(store);
    if (growing.stream().allMatch(use -> isChecked(use, uses))) {
      return new Growth.Bounded("a length check");
    }
    List<Located<StoreUse>> removals = uses.stream().filter(use -> isRemoval(store, use)).toList();
    for (Located<StoreUse> removal : removals) {
      if (counts(removal, growing)) {
        return new Growth.Bounded("a removal");
      }
    }
    // In Rust only what is lent mutably can escape, and that is done for the borrower to change it.
    boolean lent =
        store.file().language() == Language.RUST
            && uses.stream()
                .anyMatch(
                    use ->
                        use.fact().kind() == StoreUse.Kind.ESCAPE
                            && calls.isReached(function(use)));
    if (lent) {
      return new Growth.Bounded("code that it is lent to");
    }
    boolean escapes =
        uses.stream()
            .anyMatch(
                use ->
                    use.fact().kind() == StoreUse.Kind.ESCAPE
                        && !use.fact().operation().equals("return"));
    return new Growth.Unbounded(growing, removals, escapes);
  }

  /** Whether code that runs puts something in, and none that runs takes it out again. */
  boolean isKept(Located<StoreFact> store) {
    List<Located<StoreUse>> growing =
        stores.certainUses(store).stream().filter(use -> growsAfterStartUp(store, use)).toList();
    return !growing.isEmpty()
        && stores.possibleUses(store).stream()
            .filter(use -> isRemoval(store, use))
            .noneMatch(removal -> counts(removal, growing));
  }

  private boolean hasClosedKeys(Language language, StoreFact fact) {
    String key = fact.keyType().isEmpty() ? setElement(fact) : fact.keyType();
    if (key.isEmpty()) {
      return false;
    }
    String name = key.replaceAll("[<\\[(].*", "").replaceAll("^&+", "").strip();
    return CLOSED_KEY_TYPES.contains(Names.simple(name)) || types.isEnum(language, name);
  }

  private static String setElement(StoreFact fact) {
    return fact.kind() == StoreFact.Kind.SET ? fact.elementType() : "";
  }

  private boolean growsAfterStartUp(Located<StoreFact> store, Located<StoreUse> use) {
    StoreUse fact = use.fact();
    if (fact.kind() != StoreUse.Kind.GROW
        || fact.guarded()
        || fact.operation().equals("[].update") // a known entry gets new content
        || fact.operation().equals("[]=") && store.fact().kind() == StoreFact.Kind.LIST
        || fact.key() == StoreUse.Key.LITERAL && store.fact().kind() != StoreFact.Kind.LIST
        || fact.key() == StoreUse.Key.CLOSED) {
      return false;
    }
    FunctionFact function = use.file().function(fact.site());
    boolean construction =
        calls.onlyConstructs(function(use))
            && store.fact().scope() == StoreFact.Scope.INSTANCE
            && fact.site().loop() != Site.Loop.ENDLESS;
    return function.kind() != Kind.TEST
        && !construction
        && !project.runsOnce(use.file(), fact.site());
  }

  /** Whether a growth stands in a function that compares the store's length. */
  private static boolean isChecked(Located<StoreUse> growth, List<Located<StoreUse>> uses) {
    return uses.stream()
        .anyMatch(
            use ->
                use.fact().kind() == StoreUse.Kind.BOUND_CHECK
                    && use.file() == growth.file()
                    && use.fact().site().function() == growth.fact().site().function());
  }

  private static boolean isRemoval(Located<StoreFact> store, Located<StoreUse> use) {
    if (!use.fact().kind().removes()) {
      return false;
    }
    FunctionFact function = use.file().function(use.fact().site());
    if (function.kind() == Kind.TEST || function.kind() == Kind.TOP_LEVEL) {
      return false;
    }
    // An owner that empties itself when it is closed was not bounded while it lived; one that gives
    // its content away then has collected it for that.
    boolean ownEnd =
        function.kind() == Kind.DESTRUCTOR
            && use.fact().kind() != StoreUse.Kind.SHRINK
            && !use.fact().operation().equals("move")
            && Names.sameSimple(function.owner(), store.fact().ref().owner());
    return !ownEnd && function.kind() != Kind.CONSTRUCTOR;
  }

  private boolean counts(Located<StoreUse> removal, List<Located<StoreUse>> growing) {
    Located<FunctionFact> remover = function(removal);
    boolean growsItself =
        growing.stream()
            .anyMatch(
                growth ->
                    growth.file() == removal.file()
                        && growth.fact().site().function() == removal.fact().site().function());
    if (growsItself || calls.isReached(remover)) {
      return true;
    }
    // What reaches neither cannot tell who is called.
    if (calls.isNamed(remover)
        && growing.stream().map(this::function).noneMatch(calls::isReached)) {
      return true;
    }
    // add(key) and remove(key) that both only a library's users call are one API.
    return remover.fact().exported()
        && remover.fact().parameters() > 0
        && growing.stream().map(this::function).noneMatch(calls::isNamed);
  }

  private Located<FunctionFact> function(Located<StoreUse> use) {
    return new Located<>(use.file(), use.file().function(use.fact().site()));
  }
}
