package dev.memlint.python;

import dev.memlint.rules.facts.Names;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes in front of a loop what each of its rounds makes from the same arguments. */
final class Hoists {
  /** What they make is not changed by those who use it, and depends on nothing but arguments. */
  private static final Set<String> CONSTANT =
      Set.of("re.compile", "regex.compile", "re2.compile", "jinja2.Template");

  /** Names for what functions make; what a class makes is called after it. */
  private static final Map<String, String> MADE =
      Map.of(
          "compile", "pattern",
          "loads", "document",
          "translate", "pattern",
          "from_env", "client",
          "connect", "connection",
          "create_engine", "engine");

  /** Methods after which an object is of no use for the next round. */
  private static final Set<String> ENDING =
      Set.of("close", "aclose", "disconnect", "dispose", "quit", "shutdown", "stop", "terminate");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final Lines lines;
  private final NewImport imports;

  Hoists(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.lines = new Lines(code);
    this.imports = new NewImport(code, scopes);
  }

  /** The change for a call that gives the same in every round; empty where that is no loop. */
  Optional<Fix> of(int call) {
    int loop = loop(call);
    boolean plain =
        code.isReadable()
            && loop != Code.NONE
            && !scopes.loop(loop).repeats()
            && code.text(call).indexOf('\n') < 0
            && !dependsOn(call, loop);
    if (!plain) {
      return Optional.empty();
    }
    if (isNamed(call, loop)) {
      return moved(call, loop);
    }
    return ends(call) ? Optional.empty() : named(call, loop);
  }

  /** The statement of the innermost loop, when its body holds the call outside of functions. */
  int loop(int call) {
    int at = call;
    for (int parent = code.parent(at); parent != Code.NONE; parent = code.parent(at)) {
      switch (code.kind(parent)) {
        case FOR_STATEMENT, WHILE_STATEMENT -> {
          return code.hasRole(at, Field.BODY) ? parent : Code.NONE;
        }
        case LIST_COMPREHENSION,
            SET_COMPREHENSION,
            DICTIONARY_COMPREHENSION,
            GENERATOR_EXPRESSION,
            LAMBDA,
            FUNCTION_DEFINITION,
            CLASS_DEFINITION,
            AWAIT -> {
          return Code.NONE;
        }
        default -> at = parent;
      }
    }
    return Code.NONE;
  }

  /** Whether a name in the call gets its value in the loop. */
  private boolean dependsOn(int call, int loop) {
    for (int at = call; at < code.subtreeEnd(call); at++) {
      boolean inside =
          code.is(at, NodeKind.IDENTIFIER)
              && scopes.of(at).find(code.text(at)).stream()
                  .anyMatch(binding -> code.isIn(binding.node(), loop));
      if (inside) {
        return true;
      }
    }
    return false;
  }

  /** {@code name = made()}, a statement of the body itself. */
  private boolean isNamed(int call, int loop) {
    int assignment = code.parent(call);
    return code.is(assignment, NodeKind.ASSIGNMENT)
        && code.is(code.child(assignment, Field.LEFT), NodeKind.IDENTIFIER)
        && code.parent(code.parent(assignment)) == code.child(loop, Field.BODY);
  }

  private Optional<Fix> moved(int call, int loop) {
    int assignment = code.parent(call);
    int statement = code.parent(assignment);
    String name = code.text(code.child(assignment, Field.LEFT));
    Scope function = scopes.of(assignment);
    List<Integer> uses = NameUses.in(code, function.node(), name);
    boolean own =
        function.is(Scope.Kind.FUNCTION)
            && function.definingScope(name).filter(function::equals).isPresent()
            && function.find(name).size() == 1
            && uses.stream().allMatch(use -> code.isIn(use, loop) && use >= assignment)
            && uses.stream().noneMatch(this::ends)
            && lines.isAlone(statement)
            && code.text(statement).indexOf('\n') < 0;
    return own ? fix(call, loop, code.text(statement), lines.without(statement)) : Optional.empty();
  }

  /** {@code client.close()}, {@code with client:}, {@code closing(client)}. */
  private boolean ends(int use) {
    int parent = code.parent(use);
    return switch (code.kind(parent)) {
      case ATTRIBUTE -> ENDING.contains(code.text(code.child(parent, Field.ATTRIBUTE)));
      case WITH_ITEM, AS_PATTERN -> true;
      case ARGUMENT_LIST -> code.calleeName(code.parent(parent)).endsWith("closing");
      default -> false;
    };
  }

  private Optional<Fix> named(int call, int loop) {
    String made = code.calleeName(call);
    String name = MADE.getOrDefault(made, Names.snake(made));
    Scope function = scopes.of(call).functionOrModule();
    boolean free =
        NameUses.in(code, function.node(), name).isEmpty() && function.find(name).isEmpty();
    return free
        ? fix(call, loop, name + " = " + code.text(call), new Edit(code.span(call), name))
        : Optional.empty();
  }

  private Optional<Fix> fix(int call, int loop, String line, Edit change) {
    FixSafety safety =
        CONSTANT.contains(meaning.callee(call)) && isConstant(call)
            ? FixSafety.SAFE
            : FixSafety.UNSAFE;
    return lines
        .before(loop, line)
        .flatMap(
            before ->
                Fix.keepingComments(
                    "make it once, before the loop",
                    safety,
                    List.of(before, change),
                    code.tree().text()));
  }

  /** Whether all arguments are texts without values in them, or constants of modules. */
  private boolean isConstant(int call) {
    for (int argument : code.arguments(call)) {
      boolean flag =
          code.is(argument, NodeKind.ATTRIBUTE) && meaning.callee(call).startsWith("re.");
      if (!flag && code.literal(argument).isEmpty()) {
        return false;
      }
    }
    return code.arguments(call).length == code.allArguments(call).length;
  }

  /** {@code json.loads(json.dumps(value))} to {@code copy.deepcopy(value)}. */
  Optional<Fix> copy(int call) {
    int text = code.argument(call, 0);
    boolean plain =
        code.isReadable()
            && meaning.callee(call).equals("json.loads")
            && code.is(text, NodeKind.CALL)
            && meaning.callee(text).equals("json.dumps")
            && code.allArguments(call).length == 1
            && code.allArguments(text).length == 1
            && code.arguments(text).length == 1;
    if (!plain) {
      return Optional.empty();
    }
    return imports
        .of("copy", call)
        .flatMap(
            known -> {
              List<Edit> edits = new ArrayList<>(known.edits());
              int value = code.argument(text, 0);
              edits.add(
                  new Edit(
                      new Span(code.start(call), code.start(value)), known.name() + ".deepcopy("));
              edits.add(new Edit(new Span(code.end(value), code.end(call)), ")"));
              return Fix.keepingComments(
                  "copy the value itself", FixSafety.UNSAFE, edits, code.tree().text());
            });
  }
}
