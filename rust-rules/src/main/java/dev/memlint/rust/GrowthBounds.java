package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the newest entries of a list in a field: a block behind each growth takes out the oldest. A
 * {@code Vec} of which nothing but its order is used becomes a {@code VecDeque}, which gives up its
 * first entry without moving the rest.
 */
final class GrowthBounds {
  private static final String KEPT = "1000";
  private static final String LIST = "std::vec::Vec";
  private static final String QUEUE = "std::collections::VecDeque";

  private static final Set<String> GROWING =
      Words.of("append extend extend_from_slice push push_back push_front");

  /** Methods that speak of places in the list, which move when its first entries go. */
  private static final Set<String> PLACING =
      Words.of("binary_search binary_search_by get get_mut insert position swap");

  /** Methods that both have, or that have a counterpart of the same meaning. */
  private static final Set<String> SHARED =
      Words.of("clear contains is_empty iter iter_mut len push retain truncate");

  private final Context c;
  private final Code code;
  private final String source;
  private final Map<StoreRef, Optional<Fix>> known = new HashMap<>();

  GrowthBounds(Context context) {
    this.c = context;
    this.code = context.code;
    this.source = code.tree.text();
  }

  /**
   * The change for a growth of a field of {@code self}.
   *
   * @param call {@code self.lines.push(line)}
   */
  Optional<Fix> of(int call, StoreRef store) {
    int field = code.receiver(call);
    boolean own =
        code.is(field, code.s.fieldExpression)
            && code.is(code.field(field, code.s.valueField), code.s.self);
    String type = c.values.of(field).type().path();
    boolean plain = !c.values.of(field).type().reference();
    if (!own || !plain || !type.equals(LIST) && !type.equals(QUEUE)) {
      return Optional.empty();
    }
    return known.computeIfAbsent(
        store, s -> bound(code.fieldText(field, code.s.fieldField), type.equals(QUEUE)));
  }

  private Optional<Fix> bound(String name, boolean queue) {
    String limit = "MAX_" + name.toUpperCase(Locale.ROOT);
    Optional<Integer> declaration = declaration(name);
    if (declaration.isEmpty() || isNamed(limit)) {
      return Optional.empty();
    }
    List<Integer> growths = new ArrayList<>();
    List<Edit> conversion = new ArrayList<>();
    boolean ordered = !queue && isPrivate(declaration.get());
    for (int node = 0; node < code.tree.size(); node++) {
      if (isField(node, name)) {
        int call = code.tree.parent(code.tree.parent(node));
        if (code.receiver(call) == node && GROWING.contains(code.method(call))) {
          growths.add(call);
        }
        if (isPlace(node, call)) {
          return Optional.empty();
        }
        ordered &= isShared(node);
      } else if (code.is(node, code.s.fieldInitializer)
          && code.fieldText(node, code.s.fieldField).equals(name)) {
        ordered &= isMade(code.field(node, code.s.valueField), conversion);
      } else if (code.is(node, code.s.shorthandFieldInitializer) && code.tree.textIs(node, name)
          || code.is(node, code.s.fieldPattern) && code.tree.text(node).startsWith(name)
          || code.is(node, code.s.tokenTree) && code.tree.text(node).contains(name)) {
        ordered = false;
      }
    }
    UseEdits uses = new UseEdits(code, declaration.get());
    Optional<String> deque = ordered ? uses.name(QUEUE) : Optional.empty();
    boolean converted = deque.isPresent();
    List<Edit> edits = new ArrayList<>();
    for (int growth : growths) {
      if (!isStatement(growth)
          || hasTwin(growth, name)
          || !code.tree.text(code.receiver(growth)).equals("self." + name)) {
        return Optional.empty();
      }
      if (converted) {
        int method = code.field(code.function(growth), code.s.fieldField);
        edits.add(new Edit(code.span(method), "push_back"));
      }
      edits.add(pruning(growth, name, limit, converted || queue));
    }
    if (converted) {
      edits.addAll(uses.edits());
      edits.add(new Edit(code.span(typeName(declaration.get())), deque.get()));
      conversion.forEach(
          made -> edits.add(new Edit(made.span(), deque.get() + made.replacement())));
    }
    edits.add(constant(declaration.get(), limit));
    return Fix.keepingComments(
        "keep the newest %s of '%s'".formatted(limit, name), FixSafety.UNSAFE, edits, source);
  }

  /**
   * Whether a use counts on places in the list: {@code self.rows[i]}, {@code (self.rows.len(), x)}.
   */
  private boolean isPlace(int field, int call) {
    boolean method = code.receiver(call) == field;
    if (!method) {
      int parent = code.tree.parent(field);
      boolean slice =
          code.is(parent, code.s.indexExpression)
              && code.is(code.children(parent).getLast(), code.s.rangeExpression);
      return code.is(parent, code.s.indexExpression) && !slice;
    }
    int use = code.tree.parent(call);
    boolean shown =
        code.is(use, code.s.binary)
            || code.is(use, code.s.block)
            || code.is(use, code.s.arguments) && code.isMacro(code.tree.parent(use));
    return PLACING.contains(code.method(call)) || code.method(call).equals("len") && !shown;
  }

  /** Whether the same code fills another list: entries of the two may belong together. */
  private boolean hasTwin(int growth, String name) {
    int block = code.tree.parent(code.tree.parent(growth));
    return code.children(block).stream()
        .filter(statement -> code.is(statement, code.s.expressionStatement))
        .map(code::first)
        .filter(call -> GROWING.contains(code.method(call)))
        .map(code::receiver)
        .anyMatch(
            list ->
                code.is(list, code.s.fieldExpression)
                    && !code.fieldText(list, code.s.fieldField).equals(name));
  }

  /** The one declaration of a field of this name in the file. */
  private Optional<Integer> declaration(String name) {
    int found = NONE;
    for (int node = 0; node < code.tree.size(); node++) {
      if (code.is(node, code.s.fieldDeclaration)
          && code.fieldText(node, code.s.nameField).equals(name)) {
        if (found != NONE) {
          return Optional.empty();
        }
        found = node;
      }
    }
    boolean ofStruct = found != NONE && code.tree.ancestorOfKind(found, code.s.structItem) != NONE;
    return ofStruct ? Optional.of(found) : Optional.empty();
  }

  private boolean isNamed(String name) {
    for (int node = 0; node < code.tree.size(); node++) {
      if (code.is(node, code.s.identifier) && code.tree.textIs(node, name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether no other file sees the field: it is private, and the module has no files below it. */
  private boolean isPrivate(int declaration) {
    if (code.tree.childOfKind(declaration, code.s.visibility) != NONE
        || typeName(declaration) == NONE) {
      return false;
    }
    for (int node = 0; node < code.tree.size(); node++) {
      if (code.is(node, code.s.modItem) && code.field(node, code.s.bodyField) == NONE) {
        return false;
      }
    }
    return true;
  }

  /** The {@code Vec} of {@code Vec<T>}. */
  private int typeName(int declaration) {
    int type = code.field(declaration, code.s.typeField);
    int name = code.is(type, code.s.genericType) ? code.field(type, code.s.typeField) : NONE;
    return code.is(name, code.s.typeIdentifier) ? name : NONE;
  }

  private boolean isField(int node, String name) {
    return code.is(node, code.s.fieldExpression)
        && code.fieldText(node, code.s.fieldField).equals(name)
        && !code.is(code.tree.parent(node), code.s.call);
  }

  /** Whether a use of the field means the same for both kinds of list. */
  private boolean isShared(int field) {
    int parent = code.tree.parent(field);
    if (code.is(parent, code.s.fieldExpression)) {
      return SHARED.contains(code.method(code.tree.parent(parent)));
    }
    return code.is(parent, code.s.reference)
        && code.is(code.tree.parent(parent), code.s.forExpression);
  }

  /** Notes what replaces {@code Vec} in {@code Vec::new()} or {@code vec![]}. */
  private boolean isMade(int value, List<Edit> conversion) {
    if (code.is(value, code.s.call) && code.tree.text(value).startsWith("Vec::")) {
      int start = code.tree.start(value);
      conversion.add(new Edit(new Span(start, start + "Vec".length()), ""));
      return Set.of("Vec::new", "Vec::with_capacity", "Vec::default")
          .contains(code.path(code.function(value)));
    }
    Span span = new Span(code.visibleStart(code.bare(value)), code.tree.end(value));
    String text = source.substring(span.start(), span.end());
    if (text.replaceAll("\\s", "").equals("vec![]")) {
      conversion.add(new Edit(span, "::new()"));
      return true;
    }
    return text.equals("Default::default()");
  }

  private boolean isStatement(int call) {
    int statement = code.tree.parent(call);
    int start = code.tree.start(call);
    boolean ownLine = source.substring(source.lastIndexOf('\n', start - 1) + 1, start).isBlank();
    return code.is(statement, code.s.expressionStatement)
        && code.is(code.tree.parent(statement), code.s.block)
        && ownLine;
  }

  private Edit pruning(int growth, String name, String limit, boolean queue) {
    int start = code.tree.start(growth);
    int end = code.tree.end(code.tree.parent(growth));
    String indent = source.substring(source.lastIndexOf('\n', start - 1) + 1, start);
    String field = "self." + name;
    boolean one = code.method(growth).startsWith("push");
    String last = code.method(growth).equals("push_front") ? "pop_back" : "pop_front";
    String block =
        queue && one
            ? "if %1$s.len() > %2$s {\n%1$s.%3$s();\n}"
            : "if %1$s.len() > %2$s {\n%1$s.drain(..%1$s.len() - %2$s);\n}";
    String[] lines = block.formatted(field, limit, last).split("\n");
    String inner = step(growth, indent);
    return new Edit(
        new Span(end, end),
        "\n" + indent + lines[0] + "\n" + indent + inner + lines[1] + "\n" + indent + lines[2]);
  }

  /** What a line is indented by more than the one that its block starts on. */
  private String step(int growth, String indent) {
    int block = code.tree.start(code.enclosingBlock(growth));
    int line = source.lastIndexOf('\n', block) + 1;
    int end = line;
    while (end < source.length() && " \t".indexOf(source.charAt(end)) >= 0) {
      end++;
    }
    String outer = source.substring(line, end);
    boolean deeper = indent.startsWith(outer) && indent.length() > outer.length();
    return deeper ? indent.substring(outer.length()) : "    ";
  }

  /** The limit, below the constants in front of the struct or right in front of it. */
  private Edit constant(int declaration, String limit) {
    int struct = code.tree.ancestorOfKind(declaration, code.s.structItem);
    String text = "const %s: usize = %s;".formatted(limit, KEPT);
    int first = struct;
    int before = code.previous(first);
    while (code.is(before, code.s.attributeItem) || isRemarkOn(before, first)) {
      first = before;
      before = code.previous(first);
    }
    int start = code.tree.start(first);
    String indent = source.substring(source.lastIndexOf('\n', start - 1) + 1, start);
    if (code.is(before, code.s.constItem)) {
      int end = code.tree.end(before);
      return new Edit(new Span(end, end), "\n" + indent + text);
    }
    return new Edit(new Span(start, start), text + "\n\n" + indent);
  }

  /** A comment with no empty line behind it; one on the whole file is none. */
  private boolean isRemarkOn(int comment, int item) {
    return code.isComment(comment)
        && !source.startsWith("//!", code.tree.start(comment))
        && !source
            .substring(code.tree.end(comment), code.tree.start(item))
            .matches("\\s*\\n\\s*\\n\\s*");
  }
}
