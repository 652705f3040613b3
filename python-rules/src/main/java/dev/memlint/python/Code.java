package dev.memlint.python;

import dev.memlint.rules.source.OneLine;
import dev.memlint.rules.source.Span;
import dev.memlint.rules.treesitter.FlatTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Python-shaped questions to one file's tree. Nodes are {@link FlatTree}'s numbers; {@link #NONE}
 * may be asked about and has no kind, no children and no text.
 */
final class Code {
  static final int NONE = FlatTree.NONE;
  private static final int[] NO_NODES = {};

  private final Syntax syntax;
  private final FlatTree tree;

  Code(Syntax syntax, FlatTree tree) {
    this.syntax = syntax;
    this.tree = tree;
  }

  FlatTree tree() {
    return tree;
  }

  int size() {
    return tree.size();
  }

  /** Whether the grammar made sense of the whole file; what it did not is not changed by fixes. */
  boolean isReadable() {
    return !tree.hasError(0);
  }

  NodeKind kind(int node) {
    return node == NONE ? NodeKind.ABSENT : syntax.kind(tree.kind(node));
  }

  boolean is(int node, NodeKind kind) {
    return kind(node) == kind;
  }

  int parent(int node) {
    return node == NONE ? NONE : tree.parent(node);
  }

  /** The child in this role, or {@link #NONE}. */
  int child(int node, Field field) {
    return node == NONE ? NONE : tree.childByField(node, syntax.number(field));
  }

  /** Whether the node has this role in its parent. */
  boolean hasRole(int node, Field field) {
    return node != NONE && tree.field(node) == syntax.number(field);
  }

  /** Whether {@code node} is the child of its parent in this role. */
  boolean isChild(int node, int parent, Field field) {
    return node != NONE && parent(node) == parent && hasRole(node, field);
  }

  /** The named children without comments. */
  int[] children(int node) {
    if (node == NONE) {
      return NO_NODES;
    }
    int[] found = new int[4];
    int count = 0;
    for (int child = tree.firstNamedChild(node); child != NONE; ) {
      if (kind(child) != NodeKind.COMMENT) {
        if (count == found.length) {
          found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = child;
      }
      child = tree.nextNamedSibling(child);
    }
    return Arrays.copyOf(found, count);
  }

  /** The named child with this index, comments not counted, or {@link #NONE}. */
  int child(int node, int index) {
    if (node == NONE) {
      return NONE;
    }
    int at = 0;
    for (int child = tree.firstNamedChild(node); child != NONE; ) {
      if (kind(child) != NodeKind.COMMENT && at++ == index) {
        return child;
      }
      child = tree.nextNamedSibling(child);
    }
    return NONE;
  }

  String text(int node) {
    return node == NONE ? "" : tree.text(node);
  }

  boolean textIs(int node, String expected) {
    return node != NONE && tree.textIs(node, expected);
  }

  Span span(int node) {
    return new Span(tree.start(node), tree.end(node));
  }

  int start(int node) {
    return tree.start(node);
  }

  int end(int node) {
    return tree.end(node);
  }

  /** Whether {@code node} is {@code above} or in its subtree. */
  boolean isIn(int node, int above) {
    return node != NONE && above != NONE && above <= node && node < tree.subtreeEnd(above);
  }

  /** Number behind the last node of the subtree. */
  int subtreeEnd(int node) {
    return tree.subtreeEnd(node);
  }

  /** Without parentheses and {@code await} around it. */
  int bare(int node) {
    int inner = node;
    while (is(inner, NodeKind.PARENTHESIZED_EXPRESSION)
        || is(inner, NodeKind.AWAIT)
        || isEarlySplat(inner)) {
      int next = child(inner, 0);
      if (next == NONE) {
        return inner;
      }
      inner = next;
    }
    return inner;
  }

  /** The grammar reads {@code *a.b} as {@code (*a).b}. */
  private boolean isEarlySplat(int node) {
    return is(node, NodeKind.LIST_SPLAT)
        && switch (kind(parent(node))) {
          case ATTRIBUTE, SUBSCRIPT, CALL -> true;
          default -> false;
        };
  }

  /** Whether an expression stands for the elements of a value: {@code *x}, {@code *a.b}. */
  boolean isSplat(int node) {
    int at = node;
    while (at != NONE && !is(at, NodeKind.LIST_SPLAT)) {
      at =
          switch (kind(at)) {
            case ATTRIBUTE -> child(at, Field.OBJECT);
            case SUBSCRIPT -> child(at, Field.VALUE);
            case CALL -> child(at, Field.FUNCTION);
            default -> NONE;
          };
    }
    return at != NONE;
  }

  /** The value of which a {@link #isSplat} expression stands for the elements. */
  int splatted(int node) {
    return is(node, NodeKind.LIST_SPLAT) ? child(node, 0) : node;
  }

  /** With all parentheses and {@code await} around it. */
  int dressed(int node) {
    int outer = node;
    while (is(parent(outer), NodeKind.PARENTHESIZED_EXPRESSION)
        || is(parent(outer), NodeKind.AWAIT)) {
      outer = parent(outer);
    }
    return outer;
  }

  /** The value of a plain string or bytes literal, empty when it has interpolations. */
  Optional<String> literal(int node) {
    if (is(node, NodeKind.CONCATENATED_STRING)) {
      StringBuilder joined = new StringBuilder();
      for (int part : children(node)) {
        Optional<String> value = literal(part);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        joined.append(value.get());
      }
      return Optional.of(joined.toString());
    }
    if (!is(node, NodeKind.STRING)) {
      return Optional.empty();
    }
    StringBuilder value = new StringBuilder();
    for (int part : children(node)) {
      if (is(part, NodeKind.INTERPOLATION)) {
        return Optional.empty();
      }
      if (is(part, NodeKind.STRING_CONTENT)) {
        value.append(text(part));
      }
    }
    return Optional.of(value.toString());
  }

  boolean isString(int node) {
    return is(node, NodeKind.STRING) || is(node, NodeKind.CONCATENATED_STRING);
  }

  /** Whether a string node is a bytes literal. */
  boolean isBytes(int node) {
    String text = text(is(node, NodeKind.CONCATENATED_STRING) ? child(node, 0) : node);
    for (int i = 0; i < text.length() && i < 2; i++) {
      char c = text.charAt(i);
      if (c == 'b' || c == 'B') {
        return true;
      }
    }
    return false;
  }

  /** Positional arguments of a call; a bare generator argument counts as one. */
  int[] arguments(int call) {
    return Arrays.stream(allArguments(call))
        .filter(a -> !is(a, NodeKind.KEYWORD_ARGUMENT))
        .toArray();
  }

  /** Positional and keyword arguments as written. */
  int[] allArguments(int call) {
    int list = child(call, Field.ARGUMENTS);
    return is(list, NodeKind.GENERATOR_EXPRESSION) ? new int[] {list} : children(list);
  }

  /** The positional argument with this index, or {@link #NONE}. */
  int argument(int call, int index) {
    int[] arguments = arguments(call);
    return index < arguments.length ? arguments[index] : NONE;
  }

  /** The value of a keyword argument, or {@link #NONE}. */
  int keyword(int call, String name) {
    for (int argument : children(child(call, Field.ARGUMENTS))) {
      if (is(argument, NodeKind.KEYWORD_ARGUMENT) && textIs(child(argument, Field.NAME), name)) {
        return child(argument, Field.VALUE);
      }
    }
    return NONE;
  }

  /** The positional argument with this index or else the keyword argument, or {@link #NONE}. */
  int argument(int call, int index, String name) {
    int keyword = keyword(call, name);
    return keyword != NONE ? keyword : argument(call, index);
  }

  /** Whether the call has no argument of any kind. */
  boolean hasNoArguments(int call) {
    return children(child(call, Field.ARGUMENTS)).length == 0
        && !is(child(call, Field.ARGUMENTS), NodeKind.GENERATOR_EXPRESSION);
  }

  /** The last name of a called function, {@code append} of {@code self.x.append(1)}, or "". */
  String calleeName(int call) {
    int function = child(call, Field.FUNCTION);
    return switch (kind(function)) {
      case IDENTIFIER -> text(function);
      case ATTRIBUTE -> text(child(function, Field.ATTRIBUTE));
      default -> "";
    };
  }

  /** What a method is called on, or {@link #NONE} when the callee is no attribute. */
  int receiver(int call) {
    int function = child(call, Field.FUNCTION);
    return is(function, NodeKind.ATTRIBUTE) ? bare(child(function, Field.OBJECT)) : NONE;
  }

  /** The decorator expressions of a function or class, as written from top to bottom. */
  List<Integer> decorators(int definition) {
    List<Integer> found = new ArrayList<>();
    int parent = parent(definition);
    if (is(parent, NodeKind.DECORATED_DEFINITION)) {
      for (int child : children(parent)) {
        if (is(child, NodeKind.DECORATOR)) {
          found.add(child(child, 0));
        }
      }
    }
    return found;
  }

  /** The nearest node above that has this kind, or {@link #NONE}. */
  int above(int node, NodeKind kind) {
    int at = parent(node);
    while (at != NONE && !is(at, kind)) {
      at = parent(at);
    }
    return at;
  }

  /** A literal's text on one line, shortened for people. */
  String shortText(int node) {
    String text = OneLine.of(text(node));
    return text.length() <= 120 ? text : text.substring(0, 117) + "...";
  }

  /** Whether a node runs only when the module is the program. */
  boolean isUnderMain(int node) {
    for (int at = node; at != NONE; at = parent(at)) {
      if (isMainGuard(at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a node is {@code if __name__ == "__main__":}. */
  boolean isMainGuard(int node) {
    return is(node, NodeKind.IF_STATEMENT)
        && text(child(node, Field.CONDITION)).contains("__main__");
  }
}
