package dev.memlint.python;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects what is called on a fresh object: a builder's steps, settings, its first uses. */
final class BuilderSteps {
  private static final int MAX_STEPS = 64;

  /** Nodes behind an assignment in which uses of the name are looked for. */
  private static final int FURTHEST = 20_000;

  /** Steps that end a builder and give what it builds. */
  private static final Pattern MAKING = Pattern.compile("build(_\\w+)?|create|getOrCreate");

  /** Steps that set something and give the same object back. */
  private static final Pattern SETTING =
      Pattern.compile("(set|with|add|enable|disable|register|config|option)(_?\\w+)?");

  private final Code code;
  private final Scopes scopes;

  BuilderSteps(Code code, Scopes scopes) {
    this.code = code;
    this.scopes = scopes;
  }

  /**
   * What is called on an object.
   *
   * @param steps every method that the same function calls on it, in reading order
   * @param making those of them up to where it is ready for use
   * @param results the expressions that stand for the ready object, never empty
   */
  record Built(List<Integer> steps, List<Integer> making, List<Integer> results) {
    Built {
      steps = List.copyOf(steps);
      making = List.copyOf(making);
      results = List.copyOf(results);
    }
  }

  /** The steps called on what {@code root} makes, directly or through the name that holds it. */
  Built of(int root) {
    List<Integer> chain = chain(root);
    List<Integer> making = making(chain);
    int result = making.isEmpty() ? root : making.getLast();
    List<Integer> steps = new ArrayList<>(chain);
    List<Integer> results = new ArrayList<>();
    if (making.isEmpty() || !isMaking(making.getLast())) {
      List<Integer> settings = new ArrayList<>();
      for (int use : later(result)) {
        List<Integer> calls = chain(use);
        List<Integer> makingThere = making(calls);
        steps.addAll(calls);
        settings.addAll(makingThere);
        if (!makingThere.isEmpty() && isMaking(makingThere.getLast())) {
          results.add(makingThere.getLast());
        }
        if (steps.size() > MAX_STEPS) {
          break;
        }
      }
      // On a builder every step is a setting, whatever it is called.
      making.addAll(results.isEmpty() ? settings : steps);
    }
    return new Built(steps, making, results.isEmpty() ? List.of(result) : results);
  }

  private List<Integer> chain(int root) {
    List<Integer> steps = new ArrayList<>();
    int at = code.dressed(root);
    while (steps.size() < MAX_STEPS && code.hasRole(at, Field.OBJECT)) {
      int attribute = code.parent(at);
      int call = code.parent(attribute);
      if (!code.is(call, NodeKind.CALL) || !code.isChild(attribute, call, Field.FUNCTION)) {
        break;
      }
      steps.add(call);
      at = code.dressed(call);
    }
    return steps;
  }

  /** The steps up to the one that builds; without one, those that only set something. */
  private List<Integer> making(List<Integer> chain) {
    for (int i = 0; i < chain.size(); i++) {
      if (isMaking(chain.get(i))) {
        return new ArrayList<>(chain.subList(0, i + 1));
      }
    }
    List<Integer> setting = new ArrayList<>();
    for (int step : chain) {
      if (!SETTING.matcher(code.calleeName(step)).matches()) {
        break;
      }
      setting.add(step);
    }
    return setting;
  }

  private boolean isMaking(int step) {
    return MAKING.matcher(code.calleeName(step)).matches();
  }

  /** Later uses, in the same function, of the name that an expression is assigned to. */
  private List<Integer> later(int value) {
    List<Integer> uses = new ArrayList<>();
    int holder = holder(value);
    if (holder == Code.NONE) {
      return uses;
    }
    String name = code.text(holder);
    Scope function = scopes.of(value).functionOrModule();
    int start = code.subtreeEnd(value);
    int end = Math.min(code.subtreeEnd(function.node()), start + FURTHEST);
    for (int at = start; at < end; at++) {
      boolean use =
          code.kind(at) == code.kind(holder)
              && code.textIs(at, name)
              && scopes.of(at).functionOrModule() == function;
      if (use) {
        uses.add(at);
      }
    }
    return uses;
  }

  /** The variable or attribute that a value is assigned to, or {@link Code#NONE}. */
  private int holder(int value) {
    int outer = code.dressed(value);
    int parent = code.parent(outer);
    int holder =
        switch (code.kind(parent)) {
          case ASSIGNMENT -> code.child(parent, Field.LEFT);
          case NAMED_EXPRESSION -> code.child(parent, Field.NAME);
          case AS_PATTERN -> code.child(code.child(parent, 1), 0);
          default -> Code.NONE;
        };
    boolean name = code.is(holder, NodeKind.IDENTIFIER) || code.is(holder, NodeKind.ATTRIBUTE);
    return name ? holder : Code.NONE;
  }
}
