package dev.memlint.rules.project;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.FunctionFact.Kind;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.source.Language;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who calls whom by name, and what follows: which code runs once, which is never reached. */
final class CallIndex {
  private static final int SERVED_DEPTH = 2;

  private final TypeIndex types;
  private final Mentions others;

  /**
   * By the callee's name, then by the type it is called on: whether a call may mean a function
   * depends on nothing else, and names like {@code add} are called from everywhere.
   */
  private final Map<Language, Map<String, Map<String, List<Call>>>> callsByName =
      new EnumMap<>(Language.class);

  private final Map<Language, Map<String, Integer>> declarations = new EnumMap<>(Language.class);

  CallIndex(List<FileFacts> files, TypeIndex types, Mentions others) {
    this.types = types;
    this.others = others;
    for (FileFacts file : files) {
      Map<String, Map<String, List<Call>>> calls =
          callsByName.computeIfAbsent(file.language(), language -> new HashMap<>());
      Map<String, Integer> declared =
          declarations.computeIfAbsent(file.language(), language -> new HashMap<>());
      for (FunctionFact function : file.functions()) {
        if (function.kind() == Kind.TEST) {
          continue;
        }
        declared.merge(function.name(), 1, Integer::sum);
        for (Callee callee : function.callees()) {
          calls
              .computeIfAbsent(callee.name(), name -> new LinkedHashMap<>())
              .computeIfAbsent(callee.receiver(), receiver -> new ArrayList<>())
              .add(new Call(new Located<>(file, function), callee));
        }
      }
    }
  }

  /** Answers to what detectors ask about one function several times; by identity, as below. */
  private final Map<FunctionFact, Boolean> reached =
      Collections.synchronizedMap(new IdentityHashMap<>());

  private final Map<FunctionFact, Boolean> repeated =
      Collections.synchronizedMap(new IdentityHashMap<>());

  private final Map<FunctionFact, Boolean> served =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** A call and the function that makes it. */
  private record Call(Located<FunctionFact> caller, Callee callee) {}

  /** Whether any code of the project, the runtime or a framework comes to run this function. */
  boolean isReached(Located<FunctionFact> function) {
    return answer(reached, function.fact(), () -> isReachedFrom(function));
  }

  /** Goes up to the callers without recursion: a large program has chains of thousands. */
  private boolean isReachedFrom(Located<FunctionFact> start) {
    Set<FunctionFact> asked = identitySet();
    Deque<Located<FunctionFact>> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Located<FunctionFact> function = open.pop();
      FunctionFact fact = function.fact();
      boolean runs =
          switch (fact.kind()) {
            case TOP_LEVEL, MAIN, HANDLER, DESTRUCTOR, CONSTRUCTOR -> true;
            case TEST -> false;
            case ORDINARY -> fact.called() || mayOverride(function) || others.calls(fact.name());
          };
      if (runs) {
        return true;
      }
      if (fact.kind() == Kind.ORDINARY && asked.add(fact)) {
        for (Call call : calls(function).toList()) {
          if (call.caller().fact().exported()) {
            return true;
          }
          open.push(call.caller());
        }
      }
    }
    return false;
  }

  /** Threads that ask at the same time may each work it out; none waits for another. */
  private static boolean answer(
      Map<FunctionFact, Boolean> known, FunctionFact fact, BooleanSupplier question) {
    Boolean answer = known.get(fact);
    if (answer == null) {
      answer = question.getAsBoolean();
      known.put(fact, answer);
    }
    return answer;
  }

  /** By identity: equality of such facts reads all of their callees. */
  private static Set<FunctionFact> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /**
   * Whether a method may be called by a base class that the project does not hold. Java and Rust
   * say which methods override; Python does not.
   */
  private boolean mayOverride(Located<FunctionFact> function) {
    FunctionFact fact = function.fact();
    return function.file().language() == Language.PYTHON
        && !fact.owner().isEmpty()
        && types
            .find(Language.PYTHON, fact.owner())
            .filter(
                type ->
                    type.supertypes().stream()
                        .anyMatch(
                            base ->
                                Names.isQualified(base)
                                    && !types.isDeclared(Language.PYTHON, base)))
            .isPresent();
  }

  /** Whether the function runs at most once per process: start-up code and what only that calls. */
  boolean runsOnce(Located<FunctionFact> function) {
    return isOnlyCalledFrom(
        function,
        Set.of(Kind.TOP_LEVEL, Kind.MAIN),
        any -> true,
        call -> !call.callee().loop().repeats() && call.callee().arguments() >= 0);
  }

  /** Whether the function is a constructor, or a part of one that nothing else calls. */
  boolean onlyConstructs(Located<FunctionFact> function) {
    return isOnlyCalledFrom(
        function,
        Set.of(Kind.CONSTRUCTOR),
        between -> !between.owner().isEmpty(),
        call -> call.callee().arguments() >= 0);
  }

  /**
   * Whether all calls lead back to functions of these kinds, each function on the way by one way.
   */
  private boolean isOnlyCalledFrom(
      Located<FunctionFact> start,
      Set<Kind> sources,
      Predicate<FunctionFact> between,
      Predicate<Call> counts) {
    Set<FunctionFact> asked = identitySet();
    Deque<Located<FunctionFact>> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Located<FunctionFact> function = open.pop();
      FunctionFact fact = function.fact();
      if (sources.contains(fact.kind())) {
        continue;
      }
      List<Call> calls = calls(function).toList();
      boolean goesOn =
          fact.kind() == Kind.ORDINARY
              && !fact.called()
              && between.test(fact)
              && asked.add(fact)
              && !calls.isEmpty()
              && calls.stream().allMatch(counts);
      if (!goesOn) {
        return false;
      }
      calls.forEach(call -> open.push(call.caller()));
    }
    return true;
  }

  /** Whether any call of the function stands in a loop over data, or in a handler. */
  boolean isCalledRepeatedly(Located<FunctionFact> function) {
    return answer(
        repeated,
        function.fact(),
        () ->
            calls(function)
                .anyMatch(
                    call ->
                        call.callee().loop().repeats()
                            || call.caller().fact().kind() == Kind.HANDLER));
  }

  /**
   * The same, of calls that can mean no other function: on a receiver whose type is visible, or by
   * a name of several words that only this function has.
   */
  boolean isSurelyCalledRepeatedly(Located<FunctionFact> function) {
    return sureCalls(function)
        .anyMatch(
            call -> call.callee().loop().repeats() || call.caller().fact().kind() == Kind.HANDLER);
  }

  private Stream<Call> sureCalls(Located<FunctionFact> function) {
    FunctionFact fact = function.fact();
    boolean unique =
        declarations.getOrDefault(function.file().language(), Map.of()).getOrDefault(fact.name(), 0)
                == 1
            && fact.name().matches("[a-z]+(_[a-z]|[A-Z]).*");
    return calls(function)
        .filter(call -> unique || isType(function.file().language(), call.callee().receiver()))
        .filter(call -> call.callee().arguments() >= 0);
  }

  /**
   * Whether the function runs again and again for as long as the program serves: it is a handler,
   * or called by one, or by what one calls. Further up handlers reach all of a program. No call
   * counts that may mean another function.
   */
  boolean isServed(Located<FunctionFact> function) {
    return answer(served, function.fact(), () -> isServed(function, SERVED_DEPTH));
  }

  private boolean isServed(Located<FunctionFact> function, int depth) {
    return switch (function.fact().kind()) {
      case HANDLER -> true;
      case TOP_LEVEL, MAIN, TEST, DESTRUCTOR -> false;
      case CONSTRUCTOR, ORDINARY ->
          depth > 0 && sureCalls(function).anyMatch(call -> isServed(call.caller(), depth - 1));
    };
  }

  /** Whether any code calls, or hands on, a function of this name. */
  boolean isCalledByName(Language language, String name) {
    return callsByName.getOrDefault(language, Map.of()).containsKey(name);
  }

  /** Whether anybody in the project names the function outside itself. */
  boolean isNamed(Located<FunctionFact> function) {
    return calls(function).findAny().isPresent();
  }

  /** Whether the function is called, and no call leaves an argument to its default. */
  boolean isGivenAll(Located<FunctionFact> function) {
    List<Call> known = calls(function).toList();
    return !known.isEmpty()
        && known.stream()
            .allMatch(call -> call.callee().arguments() >= function.fact().parameters());
  }

  private Stream<Call> calls(Located<FunctionFact> function) {
    FunctionFact fact = function.fact();
    Language language = function.file().language();
    return callsByName
        .getOrDefault(language, Map.of())
        .getOrDefault(fact.name(), Map.of())
        .entrySet()
        .stream()
        .filter(calls -> mayMean(language, calls.getKey(), fact))
        .flatMap(calls -> calls.getValue().stream())
        .filter(call -> call.caller().fact() != fact);
  }

  private boolean mayMean(Language language, String receiver, FunctionFact fact) {
    if (receiver.isEmpty()) {
      return true;
    }
    if (fact.owner().isEmpty()) {
      // A free function is called through its module's name, which may be an alias.
      return types.find(language, receiver).isEmpty() && !isLibraryType(receiver);
    }
    // What a module of Python holds under a name of its own is an object of some type.
    boolean object = language == Language.PYTHON && !isType(language, receiver);
    return object
        || TypeIndex.mayBeSame(receiver, fact.owner())
        || Names.sameSimple(receiver, fact.owner())
        || types.related(language, receiver, fact.owner());
  }

  private boolean isType(Language language, String receiver) {
    return !receiver.isEmpty() && (language != Language.PYTHON || !Names.isQualified(receiver))
        || types.find(language, receiver).isPresent()
        || Names.isCapitalized(Names.simple(receiver))
        || isLibraryType(receiver);
  }

  private static boolean isLibraryType(String receiver) {
    return LongLivedNames.isContainer(Names.simple(receiver));
  }
}
