package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a loop's line may be a {@code String} of its own round in place of a part of a text
 * that outlives the loop: nothing that is made in a round may go on borrowing from it.
 */
final class LineUses {
  private static final int MAX_STEPS = 400;

  /** Methods whose result refers to nothing of the text. */
  private static final Set<String> OWNED =
      Words.of(
          """
          all any cmp contains count ends_with eq eq_ignore_ascii_case is_ascii is_char_boundary
          is_empty is_some is_none is_ok is_err is_digit is_numeric is_alphanumeric is_alphabetic is_whitespace
          is_uppercase is_lowercase len parse position product repeat replace replacen rposition sum
          starts_with to_ascii_lowercase to_ascii_uppercase to_lowercase to_owned to_string to_uppercase to_digit
          into_owned
          """);

  /** Methods whose result is a part of the text, or hands out parts. */
  private static final Set<String> BORROWING =
      Words.of(
          """
          and_then as_bytes as_ref as_str bytes char_indices chars chunks cloned collect copied enumerate expect
          filter filter_map find first flat_map flatten get into_iter iter last lines map match_indices matches max
          max_by_key min min_by_key next next_back nth ok or_else peekable rev rfind rsplit rsplit_once rsplitn skip
          skip_while split split_ascii_whitespace split_at split_once split_terminator split_whitespace splitn
          step_by strip_prefix strip_suffix take take_while trim trim_end trim_end_matches trim_matches
          trim_start trim_start_matches unwrap unwrap_or unwrap_or_default windows zip
          """);

  /** Methods that look at an argument, or copy it, and keep nothing of it. */
  private static final Set<String> LOOKING =
      Words.of(
          """
          contains contains_key ends_with eq eq_ignore_ascii_case get get_mut is_match push_str remove
          starts_with update extend_from_slice write_all write_str
          """);

  /** Methods of patterns, whose results are parts of the argument. */
  private static final Set<String> MATCHING = Words.of("captures captures_iter find_iter");

  private static final Set<String> OWNING_TYPES =
      Set.of("Box", "HashMap", "HashSet", "Option", "Result", "String", "Vec");

  private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w*");

  private static final Set<String> FORMATS =
      Words.of(
          """
          anyhow assert assert_eq assert_ne bail debug ensure eprint eprintln error format info panic print
          println trace warn write writeln
          """);

  private final Context c;
  private final Code code;
  private final List<Edit> edits = new ArrayList<>();
  private final Set<Integer> seen = new HashSet<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private final Set<Integer> inChain = new HashSet<>();
  private boolean ends = true;

  private LineUses(Context context) {
    this.c = context;
    this.code = context.code;
  }

  /**
   * What must change in a loop's body for a line that is a {@code String} instead of a {@code
   * &str}.
   *
   * @return empty when a part of the line lives on, or nobody can tell
   */
  static Optional<List<Edit>> edits(Context context, String line, int body) {
    LineUses uses = new LineUses(context);
    uses.uses(line, body, context.code.tree.subtreeEnd(body), true);
    uses.run();
    return uses.ends ? Optional.of(List.copyOf(uses.edits)) : Optional.empty();
  }

  private void run() {
    while (ends && !open.isEmpty()) {
      part(open.pop());
      ends &= seen.size() < MAX_STEPS;
    }
  }

  /** Looks at each use of a name, up to where another variable takes the name. */
  private void uses(String name, int from, int end, boolean whole) {
    for (int node = from; node < end && ends; node++) {
      if (code.is(node, code.s.tokenTree) && code.tree.text(node).contains(name)
          || code.is(node, code.s.shorthandFieldInitializer) && code.tree.textIs(node, name)) {
        ends = false;
      } else if (code.is(node, code.s.identifier) && code.tree.textIs(node, name)) {
        if (code.tree.field(node) == code.s.patternField || isBound(node)) {
          int let = code.tree.parent(node);
          ends &= code.is(let, code.s.letDeclaration);
          // The value of the let is still the old one's.
          for (int use = node + 1; ends && use < code.tree.subtreeEnd(let); use++) {
            use(use, name, whole);
          }
          node = Math.max(node, code.tree.subtreeEnd(code.enclosingBlock(node)) - 1);
        } else {
          use(node, name, whole);
        }
      }
    }
  }

  private void use(int node, String name, boolean whole) {
    if (!code.is(node, code.s.identifier) || !code.tree.textIs(node, name)) {
      return;
    }
    if (whole) {
      line(node);
    } else {
      open(node);
    }
  }

  /** Whether a name stands in a pattern of several parts, or among a closure's parameters. */
  private boolean isBound(int node) {
    for (int at = node; at != NONE && !code.is(at, code.s.block); at = code.tree.parent(at)) {
      if (code.tree.field(at) == code.s.patternField
          || code.tree.field(at) == code.s.parametersField) {
        return true;
      }
      if (code.is(at, code.s.arguments) || code.is(at, code.s.expressionStatement)) {
        return false;
      }
    }
    return false;
  }

  private void open(int node) {
    if (seen.add(node)) {
      open.push(node);
    }
  }

  private void insert(int at, String text) {
    Edit edit = new Edit(new Span(at, at), text);
    if (!edits.contains(edit)) {
      edits.add(edit);
    }
  }

  /** The line itself where it is named. */
  private void line(int node) {
    int parent = code.tree.parent(node);
    if (code.is(parent, code.s.matchExpression)) {
      insert(code.tree.end(node), ".as_str()");
      open(node);
    } else if (code.is(parent, code.s.arguments)) {
      given(node, code.tree.parent(parent));
    } else if (code.is(parent, code.s.compoundAssignment)
        || code.is(parent, code.s.binary) && code.binaryOperator(parent).equals("+")) {
      insert(code.tree.start(node), "&");
      open(node);
    } else if (code.is(parent, code.s.fieldExpression)
        || code.is(parent, code.s.indexExpression)
        || code.is(parent, code.s.binary) && code.binaryOperator(parent).matches("[=!]=")) {
      open(node);
    } else {
      ends = false;
    }
  }

  /** The line itself as an argument: a reference to it, of the type that a generic method wants. */
  private void given(int node, int call) {
    if (isOwn(call, node) || code.method(call).equals("push_str")) {
      insert(code.tree.start(node), "&");
    } else if (!code.isMacro(call)) {
      insert(code.tree.end(node), ".as_str()");
    }
    open(node);
  }

  /** A part of the line, or something that holds one. */
  private void part(int node) {
    Syntax s = code.s;
    int parent = code.tree.parent(node);
    int kind = parent == NONE ? NONE : code.tree.kind(parent);
    if (kind == s.parenthesized
        || kind == s.tryExpression
        || kind == s.reference
        || kind == s.unary
        || kind == s.indexExpression) {
      open(parent);
    } else if (kind == s.fieldExpression) {
      int called = code.tree.parent(parent);
      method(code.is(called, s.genericFunction) ? code.tree.parent(called) : called);
    } else if (kind == s.arguments) {
      argument(node, code.tree.parent(parent));
    } else if (kind == s.binary) {
      ends &= code.binaryOperator(parent).matches("[=!]=|[<>]=?|\\+");
    } else if (kind == s.letDeclaration) {
      int block = code.enclosingBlock(parent);
      bound(
          code.field(parent, s.patternField),
          code.tree.subtreeEnd(parent),
          code.tree.subtreeEnd(block));
    } else if (kind == s.letCondition) {
      int choice =
          code.is(code.tree.parent(parent), s.letChain) ? code.tree.parent(parent) : parent;
      int whole = code.tree.parent(choice);
      bound(
          code.field(parent, s.patternField),
          code.tree.subtreeEnd(parent),
          code.tree.subtreeEnd(whole));
    } else if (kind == s.forExpression) {
      int body = code.field(parent, s.bodyField);
      bound(code.field(parent, s.patternField), body, code.tree.subtreeEnd(body));
    } else if (kind == s.matchExpression) {
      for (int arm : code.children(code.field(parent, s.bodyField))) {
        bound(
            code.field(arm, s.patternField),
            code.field(arm, s.valueField),
            code.tree.subtreeEnd(arm));
      }
    } else {
      boolean handedOn = kind == s.closure && inChain.contains(parent);
      ends &= handedOn || kind == s.expressionStatement || kind == s.compoundAssignment;
    }
  }

  private void bound(int pattern, int from, int end) {
    for (int name : code.boundNames(pattern)) {
      uses(code.tree.text(name), from, end, false);
    }
  }

  private void method(int call) {
    String method = code.method(call);
    boolean owned = OWNED.contains(method) || isPlace(call, method);
    if (!owned && !BORROWING.contains(method)) {
      ends = false;
      return;
    }
    for (int i = 0; i < code.arguments(call); i++) {
      int closure = code.argument(call, i);
      if (code.is(closure, code.s.closure)) {
        int body = code.field(closure, code.s.bodyField);
        inChain.add(closure);
        ends &= !code.is(body, code.s.block);
        bound(code.field(closure, code.s.parametersField), body, code.tree.subtreeEnd(body));
      }
    }
    if (!owned) {
      open(call);
    }
  }

  /** {@code line.find(':')} gives a number, an iterator's {@code find(|part| ..)} a part. */
  private boolean isPlace(int call, String method) {
    int pattern = code.argument(call, 0);
    return (method.equals("find") || method.equals("rfind"))
        && (code.is(pattern, code.s.string) || code.is(pattern, code.s.charLiteral));
  }

  private void argument(int node, int call) {
    String method = code.method(call);
    if (code.isMacro(call)) {
      ends &= FORMATS.contains(code.path(code.function(call)).replaceFirst(".*::", ""));
    } else if (method.isEmpty()) {
      handed(node, call);
    } else if (MATCHING.contains(method) || BORROWING.contains(method) && !method.equals("get")) {
      open(call);
    } else {
      ends &= LOOKING.contains(method) || isOwn(call, node);
    }
  }

  private void handed(int node, int call) {
    String path = code.path(code.function(call));
    if (path.equals("Some") || path.equals("Ok")) {
      open(call);
    } else {
      ends &= path.equals("String::from") || isOwn(call, node);
    }
  }

  /** Whether a function of this file takes a text by reference and gives back nothing of it. */
  private boolean isOwn(int call, int argument) {
    int callee = code.function(call);
    boolean method = code.isMethodCall(call);
    TypeRef owner =
        method ? c.values.of(code.receiver(call)).type().core() : c.values.qualifierType(callee);
    String path = method ? code.method(call) : code.path(callee);
    Optional<Integer> function =
        c.items.function(
            owner.isUnknown() ? "" : owner.simple(), path.substring(path.lastIndexOf(':') + 1));
    if (function.isEmpty()) {
      return false;
    }
    String result = code.fieldText(function.get(), code.s.returnTypeField);
    int place = code.field(call, code.s.argumentsField);
    int index = code.children(place).indexOf(argument);
    List<Integer> parameters = code.children(code.field(function.get(), code.s.parametersField));
    parameters.removeIf(parameter -> code.is(parameter, code.s.selfParameter));
    String type =
        index < 0 || index >= parameters.size()
            ? ""
            : code.fieldText(parameters.get(index), code.s.typeField);
    return type.equals("&str") && ownsAll(result);
  }

  /** Whether a type as written has no lifetime, not even one that is left out. */
  private boolean ownsAll(String type) {
    if (type.contains("&") || type.contains("'") || type.contains("impl ")) {
      return false;
    }
    Matcher name = NAME.matcher(type);
    while (name.find()) {
      String simple = name.group();
      boolean known = OWNING_TYPES.contains(simple) || simple.endsWith("Error");
      boolean own =
          c.items
              .struct(TypeRef.of(simple))
              .filter(struct -> !code.tree.text(struct.node()).contains("'"))
              .isPresent();
      if (!known && !own) {
        return false;
      }
    }
    return true;
  }
}
