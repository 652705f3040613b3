package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.RecursionFact;
import dev.memlint.rules.facts.RecursionFact.Over;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.frontend.Recursing;
import dev.memlint.rules.source.Span;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Writes down calls that go down into data and may come back, and chains that drop link by link.
 */
final class Recursions {
  private static final int MAX_HOPS = 24;

  /** Attributes of functions whose stack grows, or that are checked, by a macro. */
  private static final Pattern GROWING = Pattern.compile("(?i).*(recursive|stacker|grow).*");

  private static final Predicate<String> LINK = Recursing::isLink;
  private static final Predicate<String> ANY = field -> true;

  private static final Set<String> ARITHMETIC = Set.of("+", "-", "/", "*", ">>", "%");

  private final Context c;
  private final Code code;
  private final OwnCalls own;

  /** What is known of the function that was asked about last. */
  private Function last = new Function(NONE, "", "", 0, Set.of(), false, false);

  Recursions(Context context, OwnCalls own) {
    this.c = context;
    this.code = context.code;
    this.own = own;
  }

  /**
   * A function of the file.
   *
   * @param document whether it is given a part of a document
   * @param tree whether a parameter is called after a part of a tree
   */
  private record Function(
      int node,
      String name,
      String owner,
      int parameters,
      Set<String> names,
      boolean document,
      boolean tree) {}

  void call(int call) {
    if (c.functionNode == NONE) {
      return;
    }
    String name = code.fieldText(c.functionNode, code.s.nameField);
    Optional<Callee> callee = own.of(call).or(() -> onChild(call, name));
    if (callee.isEmpty()) {
      return;
    }
    boolean sameName = callee.get().name().equals(name);
    boolean parses = Recursing.isParsing(name) && Recursing.isParsing(callee.get().name());
    Function function = function();
    if (!sameName && !parses && !function.document && !function.tree) {
      return;
    }
    boolean direct =
        sameName
            && callee.get().receiver().equals(function.owner)
            && callee.get().arguments() == function.parameters;
    over(call, callee.get(), function, direct)
        .filter(over -> !isGuarded(function) && !isCounted(call))
        .ifPresent(
            over ->
                c.facts.recursion(new RecursionFact(site(call), callee.get(), over, data(call))));
  }

  /** {@code child.walk(..)} on a value of the type whose method this is. */
  private Optional<Callee> onChild(int call, String name) {
    if (!code.method(call).equals(name)) {
      return Optional.empty();
    }
    TypeRef self = c.values.selfType();
    TypeRef receiver = c.items.resolve(c.values.of(code.receiver(call)).type()).core();
    boolean same = !self.isUnknown() && receiver.own() && receiver.simple().equals(self.simple());
    return same
        ? Optional.of(new Callee(name, c.items.typeName(self), code.arguments(call), c.loop))
        : Optional.empty();
  }

  private Optional<Over> over(int call, Callee callee, Function function, boolean direct) {
    if (isParsing(call, callee, function)) {
      // To read on in the same place is no nesting.
      return direct && isTail(call) ? Optional.empty() : Optional.of(Over.INPUT);
    }
    if (function.document && callee.arguments() > 0) {
      return Optional.of(Over.DOCUMENT);
    }
    if (!direct) {
      return function.tree && !callee.name().equals(function.name)
          ? step(call, function)
          : Optional.empty();
    }
    String text = code.tree.text(function.node);
    if (Recursing.listsDirectory(text)) {
      return Recursing.followsLinks(text) ? Optional.of(Over.DIRECTORY) : Optional.of(Over.TREE);
    }
    if (goesDown(call, LINK)) {
      return Optional.of(Over.LINKS);
    }
    return goesDown(call, ANY) ? Optional.of(Over.TREE) : Optional.empty();
  }

  /** A call of another function that may come back. */
  private Optional<Over> step(int call, Function function) {
    if (goesDown(call, ANY)) {
      return Optional.of(Over.TREE);
    }
    for (int argument : code.children(code.field(call, code.s.argumentsField))) {
      int value = code.bare(argument);
      if (code.is(value, code.s.identifier) && function.names.contains(code.tree.text(value))) {
        return Optional.of(Over.SAME);
      }
    }
    return Optional.empty();
  }

  private boolean isTail(int call) {
    int parent = code.tree.parent(call);
    int outer = code.is(parent, code.s.tryExpression) ? code.tree.parent(parent) : parent;
    return code.is(outer, code.s.returnExpression) || code.isTail(call);
  }

  /** The parser's own methods, or functions that hand on the input that they were given. */
  private boolean isParsing(int call, Callee callee, Function function) {
    if (!Recursing.isParsing(function.name) || !Recursing.isParsing(callee.name())) {
      return false;
    }
    if (!function.owner.isEmpty()) {
      return Recursing.isParser(Names.simple(function.owner))
          && Names.simple(callee.receiver()).equals(Names.simple(function.owner));
    }
    int input = code.bare(code.argument(call, 0));
    return callee.receiver().isEmpty()
        && code.is(input, code.s.identifier)
        && function.names.contains(code.tree.text(input));
  }

  /** Whether the receiver or an argument is a part of something, reached through such a field. */
  private boolean goesDown(int call, Predicate<String> field) {
    boolean any = reaches(code.receiver(call), field);
    for (int argument : code.children(code.field(call, code.s.argumentsField))) {
      any |= reaches(argument, field);
    }
    return any;
  }

  private boolean reaches(int expression, Predicate<String> field) {
    int at = code.bare(expression);
    for (int hop = 0; hop < MAX_HOPS && at != NONE; hop++) {
      if (code.is(at, code.s.fieldExpression)) {
        if (field.test(code.fieldText(at, code.s.fieldField))) {
          return true;
        }
        at = code.bare(code.field(at, code.s.valueField));
      } else if (code.isMethodCall(at)) {
        at = code.bare(code.receiver(at));
      } else if (code.is(at, code.s.unary) || code.is(at, code.s.indexExpression)) {
        at = code.bare(code.first(at));
      } else if (code.is(at, code.s.identifier)) {
        String name = code.tree.text(at);
        return !function().names.contains(name) && taken(name, field);
      } else {
        return false;
      }
    }
    return false;
  }

  /** Whether a variable was taken out of something by a pattern, a loop or a field access. */
  private boolean taken(String name, Predicate<String> field) {
    Optional<Scopes.Local> local = c.scopes.find(name);
    if (local.isEmpty()) {
      return false;
    }
    int declaration = local.get().declaration();
    boolean bound =
        code.is(declaration, code.s.matchArm)
            || code.is(declaration, code.s.letCondition)
            || code.is(declaration, code.s.forExpression)
            || code.is(code.tree.parent(code.tree.parent(declaration)), code.s.closure);
    int value =
        code.is(declaration, code.s.letCondition)
            ? code.field(declaration, code.s.valueField)
            : code.is(declaration, code.s.matchArm)
                ? code.field(
                    code.tree.ancestorOfKind(declaration, code.s.matchExpression),
                    code.s.valueField)
                : NONE;
    return field == ANY && bound || value != NONE && namesField(value, field);
  }

  private boolean namesField(int value, Predicate<String> field) {
    int at = code.bare(value);
    for (int hop = 0; hop < MAX_HOPS && at != NONE; hop++) {
      if (code.is(at, code.s.fieldExpression)) {
        if (field.test(code.fieldText(at, code.s.fieldField))) {
          return true;
        }
        at = code.bare(code.field(at, code.s.valueField));
      } else if (code.isMethodCall(at)) {
        at = code.bare(code.receiver(at));
      } else if (code.is(at, code.s.unary)) {
        at = code.bare(code.first(at));
      } else {
        return false;
      }
    }
    return false;
  }

  /** {@code walk(child, depth + 1)} with a depth that the function compares. */
  private boolean isCounted(int call) {
    String text = code.tree.text(function().node);
    for (int argument : code.children(code.field(call, code.s.argumentsField))) {
      int bare = code.bare(argument);
      if (code.is(bare, code.s.binary) && ARITHMETIC.contains(code.binaryOperator(bare))) {
        int left = code.bare(code.field(bare, code.s.leftField));
        if (code.is(left, code.s.identifier) && Recursing.isCompared(text, code.tree.text(left))) {
          return true;
        }
      }
    }
    return false;
  }

  private Function function() {
    if (last.node == c.functionNode) {
      return last;
    }
    int node = c.functionNode;
    Set<String> names = new HashSet<>();
    int parameters = 0;
    boolean document = false;
    for (int parameter : code.children(code.field(node, code.s.parametersField))) {
      if (code.is(parameter, code.s.parameter)) {
        parameters++;
        TypeRef type =
            c.types.read(code.field(parameter, code.s.typeField), c.values.selfType()).core();
        document |= !type.own() && c.apis.isNested(type.path());
        code.boundNames(code.field(parameter, code.s.patternField))
            .forEach(name -> names.add(code.tree.text(name)));
      }
    }
    last =
        new Function(
            node,
            code.fieldText(node, code.s.nameField),
            c.items.typeName(c.items.ownerType(node)),
            parameters,
            names,
            document,
            names.stream().anyMatch(Recursing::isNode));
    return last;
  }

  /** Whether something in it limits the depth. Asked last, as it searches the whole text. */
  private boolean isGuarded(Function function) {
    return c.items.attributes(function.node).stream()
            .anyMatch(attribute -> GROWING.matcher(attribute).matches())
        || Recursing.isGuarded(code.tree.text(function.node));
  }

  private Site site(int call) {
    int name = code.isMethodCall(call) ? code.field(code.function(call), code.s.fieldField) : NONE;
    Span span = code.span(call);
    boolean oneLine = code.tree.text(call).indexOf('\n') < 0;
    return c.site(oneLine ? span : code.span(name == NONE ? code.function(call) : name));
  }

  /** The part that is handed on, as written. */
  private String data(int call) {
    for (int argument : code.children(code.field(call, code.s.argumentsField))) {
      if (reaches(argument, ANY)) {
        return shown(argument);
      }
    }
    int receiver = code.receiver(call);
    if (reaches(receiver, ANY)) {
      return shown(receiver);
    }
    int first = code.argument(call, 0);
    return first == NONE ? "self" : shown(first);
  }

  private String shown(int node) {
    String text = code.shortText(node);
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }

  // Chains

  /** A struct whose nodes own the next one, with nothing in the file that takes them off. */
  void struct(int node) {
    String name = code.fieldText(node, code.s.nameField);
    int body = code.field(node, code.s.bodyField);
    if (body == NONE || c.items.traitsOf(name).contains("Drop")) {
      return;
    }
    for (int field : code.children(body)) {
      if (!code.is(field, code.s.fieldDeclaration)
          || !Recursing.isLink(code.fieldText(field, code.s.nameField))) {
        continue;
      }
      TypeRef type = c.types.read(code.field(field, code.s.typeField), TypeRef.UNKNOWN);
      boolean owns =
          type.core().simple().equals(name)
              && type.anyWrapper(t -> t.isCounted() || t.simple().equals("Box"));
      String link = code.fieldText(field, code.s.nameField);
      if (owns && !isTakenApart(link)) {
        c.facts.recursion(
            new RecursionFact(
                c.site(code.field(field, code.s.nameField)),
                new Callee("drop", name, 0, Site.Loop.NONE),
                Over.DROP,
                link));
      }
    }
  }

  /** Whether a Drop of the file takes a chain apart by this link. */
  private boolean isTakenApart(String link) {
    int size = code.tree.size();
    for (int node = 0; node < size; node++) {
      boolean drop =
          code.is(node, code.s.implItem)
              && Names.simple(code.path(code.field(node, code.s.traitField))).equals("Drop");
      if (drop && code.tree.text(node).contains(link)) {
        return true;
      }
    }
    return false;
  }
}
