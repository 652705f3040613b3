package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.source.OneLine;
import dev.memlint.rules.source.Span;
import dev.memlint.rules.treesitter.FlatTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Questions about the nodes of one Rust tree. */
final class Code {
  /** Nobody writes paths or wrappers nested deeper than this; generated text may. */
  private static final int MAX_DEPTH = 64;

  final FlatTree tree;
  final Syntax s;

  Code(FlatTree tree, Syntax syntax) {
    this.tree = tree;
    this.s = syntax;
  }

  boolean is(int node, int kind) {
    return node != NONE && tree.kind(node) == kind;
  }

  int field(int node, int field) {
    return node == NONE ? NONE : tree.childByField(node, field);
  }

  /** The text of a field's node, empty when there is none. */
  String fieldText(int node, int field) {
    int child = field(node, field);
    return child == NONE ? "" : tree.text(child);
  }

  Span span(int node) {
    return new Span(tree.start(node), tree.end(node));
  }

  /** The node's text on one line, cut to a readable length. */
  String shortText(int node) {
    String text = OneLine.of(tree.text(node)).strip();
    return text.length() <= 120 ? text : text.substring(0, 117) + "...";
  }

  boolean isComment(int node) {
    return is(node, s.lineComment) || is(node, s.blockComment);
  }

  /** First named child that is neither comment nor attribute, from {@code child} on. */
  private int meaningful(int child) {
    int node = child;
    while (node != NONE && (isComment(node) || is(node, s.attributeItem))) {
      node = tree.nextNamedSibling(node);
    }
    return node;
  }

  int first(int node) {
    return node == NONE ? NONE : meaningful(tree.firstNamedChild(node));
  }

  int next(int node) {
    return meaningful(tree.nextNamedSibling(node));
  }

  /** The child of the same parent before {@code node}, or none. */
  int previous(int node) {
    int parent = tree.parent(node);
    int at = node - 1;
    // In reading order the node before is the last of the previous sibling's subtree.
    while (at > parent && tree.parent(at) != parent) {
      at = tree.parent(at);
    }
    return at > parent ? at : NONE;
  }

  List<Integer> children(int node) {
    List<Integer> children = new ArrayList<>();
    for (int child = first(node); child != NONE; child = next(child)) {
      children.add(child);
    }
    return children;
  }

  // Calls

  /** What is called, without its type arguments. */
  int function(int call) {
    int function = field(call, s.functionField);
    return is(function, s.genericFunction) ? field(function, s.functionField) : function;
  }

  boolean isMethodCall(int node) {
    return is(node, s.call) && is(function(node), s.fieldExpression);
  }

  /** The method's name, empty when this is no method call. */
  String method(int call) {
    return isMethodCall(call) ? fieldText(function(call), s.fieldField) : "";
  }

  /** What a method is called on. */
  int receiver(int call) {
    return isMethodCall(call) ? field(function(call), s.valueField) : NONE;
  }

  int argument(int call, int index) {
    int argument = first(field(call, s.argumentsField));
    for (int i = 0; i < index && argument != NONE; i++) {
      argument = next(argument);
    }
    return argument;
  }

  int arguments(int call) {
    int count = 0;
    for (int a = first(field(call, s.argumentsField)); a != NONE; a = next(a)) {
      count++;
    }
    return count;
  }

  /** Whether the call was written as a macro's, see {@link MacroView}. */
  boolean isMacro(int call) {
    int function = field(call, s.functionField);
    return function != NONE
        && tree.end(function) < tree.text().length()
        && tree.text().charAt(tree.end(function)) == '!';
  }

  /** Whether the array was written as {@code vec![..]}, see {@link MacroView}. */
  boolean isVec(int array) {
    int before = tree.start(array) - 1;
    while (before >= 0 && Character.isWhitespace(tree.text().charAt(before))) {
      before--;
    }
    return before >= 3
        && tree.text().charAt(before) == '!'
        && tree.text().startsWith("vec", before - 3);
  }

  /** Start of an expression as the reader sees it, {@code vec!} included. */
  int visibleStart(int node) {
    if (is(node, s.arrayExpression) && isVec(node)) {
      return tree.text().lastIndexOf("vec", tree.start(node));
    }
    return tree.start(node);
  }

  /** The {@code !} that stands for {@code vec!}, which is no operator. */
  boolean isVecMark(int unary) {
    if (!is(unary, s.unary) || tree.text().charAt(tree.start(unary)) != '!') {
      return false;
    }
    int start = tree.start(unary);
    return start >= 3 && tree.text().startsWith("vec", start - 3);
  }

  /** The first character of an expression: the operator of a unary one. */
  char operator(int unary) {
    return tree.text().charAt(tree.start(unary));
  }

  String binaryOperator(int binary) {
    return fieldText(binary, s.operatorField);
  }

  // Paths

  /** A path without white space and type arguments: {@code "Vec::with_capacity"}. */
  String path(int node) {
    Deque<String> parts = new ArrayDeque<>();
    int at = node;
    for (int depth = 0; depth < MAX_DEPTH && at != NONE; depth++) {
      if (is(at, s.scopedIdentifier) || is(at, s.scopedTypeIdentifier)) {
        parts.push(fieldText(at, s.nameField));
        at = field(at, s.pathField);
      } else if (is(at, s.genericType) || is(at, s.genericTypeTurbofish)) {
        at = field(at, s.typeField);
      } else if (is(at, s.genericFunction)) {
        at = field(at, s.functionField);
      } else {
        boolean simple =
            is(at, s.identifier)
                || is(at, s.typeIdentifier)
                || is(at, s.primitiveType)
                || is(at, s.self)
                || is(at, s.superKeyword)
                || is(at, s.crate);
        parts.push(simple ? tree.text(at) : "?");
        break;
      }
    }
    return String.join("::", parts);
  }

  boolean isPath(int node) {
    return is(node, s.identifier) || is(node, s.scopedIdentifier) || is(node, s.genericFunction);
  }

  // Surroundings

  /** The nearest node around {@code node} that is not a mere pair of parentheses or a vec mark. */
  int outer(int node) {
    int parent = tree.parent(node);
    while (parent != NONE && (is(parent, s.parenthesized) || isVecMark(parent))) {
      parent = tree.parent(parent);
    }
    return parent;
  }

  /** Without parentheses, references, {@code ?}, {@code .await}, casts and vec marks around it. */
  int bare(int node) {
    int at = node;
    for (int depth = 0; depth < MAX_DEPTH && at != NONE; depth++) {
      if (is(at, s.reference)) {
        at = field(at, s.valueField);
      } else if (is(at, s.cast)) {
        at = field(at, s.valueField);
      } else if (is(at, s.parenthesized)
          || is(at, s.tryExpression)
          || is(at, s.awaitExpression)
          || isVecMark(at)) {
        at = first(at);
      } else {
        return at;
      }
    }
    return at;
  }

  /** Whether the node is an operand at the right place for a value that leaves its block. */
  boolean isTail(int node) {
    int parent = tree.parent(node);
    return is(parent, s.block) && next(node) == NONE;
  }

  /** The function, closure or item around a node, {@link FlatTree#NONE} at top level. */
  int enclosingFunction(int node) {
    return tree.ancestorOfKind(node, s.functionItem);
  }

  /** The innermost statement list that holds {@code node}. */
  int enclosingBlock(int node) {
    return tree.ancestorOfKind(node, s.block);
  }

  boolean contains(int outer, int inner) {
    return outer != NONE && outer <= inner && inner < tree.subtreeEnd(outer);
  }

  /** The single name that a pattern binds, as in {@code mut x}, {@code Some(x)}, {@code &x}. */
  List<Integer> boundNames(int pattern) {
    List<Integer> names = new ArrayList<>();
    if (pattern == NONE) {
      return names;
    }
    int end = tree.subtreeEnd(pattern);
    for (int node = pattern; node < end; node++) {
      boolean name = is(node, s.identifier) || is(node, s.shorthandFieldIdentifier);
      if (!name) {
        continue;
      }
      int parent = tree.parent(node);
      boolean ofPath =
          node != pattern
              && (is(parent, s.scopedIdentifier)
                  || tree.field(node) == s.typeField
                  || is(parent, s.fieldPattern)
                      && tree.field(node) == s.nameField
                      && !is(node, s.shorthandFieldIdentifier));
      boolean variable = !Character.isUpperCase(tree.text().charAt(tree.start(node)));
      boolean guard =
          tree.field(node) == s.conditionField
              || is(pattern, s.matchPattern) && inGuard(pattern, node);
      if (!ofPath && variable && !guard) {
        names.add(node);
      }
    }
    return names;
  }

  private boolean inGuard(int matchPattern, int node) {
    return contains(field(matchPattern, s.conditionField), node);
  }
}
