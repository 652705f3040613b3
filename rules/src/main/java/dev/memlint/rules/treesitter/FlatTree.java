package dev.memlint.rules.treesitter;

import java.util.Objects;

/**
 * A syntax tree in pre-order: node 0 is the root, the nodes of a subtree are {@code node} to {@code
 * subtreeEnd(node) - 1}, and every node is an {@code int}.
 *
 * <p>Offsets are UTF-16 offsets into the parsed text. Tokens are nodes too; the methods that say
 * "named" pass over them. Comments are named nodes and may stand anywhere.
 *
 * <p><b>Ownership:</b> the arrays are lent by the {@link TreeParser} that made this tree and are
 * taken back by its next parse or its close; from then on every access throws {@link
 * IndexOutOfBoundsException}. Nothing native is behind it.
 */
public final class FlatTree {
  /** No such node. */
  public static final int NONE = -1;

  static final int NAMED = 1;
  static final int ERROR = 2;
  static final int MISSING = 4;
  static final int HAS_ERROR = 8;

  private final Grammar grammar;
  private final String text;
  private final NodeBuffers nodes;
  private int size;

  FlatTree(Grammar grammar, String text, NodeBuffers nodes, int size) {
    this.grammar = grammar;
    this.text = text;
    this.nodes = nodes;
    this.size = size;
  }

  /** Ends this tree's life. */
  void takeBack() {
    size = 0;
  }

  /** Number of nodes, at least 1. */
  public int size() {
    return size;
  }

  /** The grammar that the kinds and fields of this tree are numbers of. */
  public Grammar grammar() {
    return grammar;
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** The node's kind, an index below {@link Grammar#kindCount()}. */
  public int kind(int node) {
    return nodes.kinds[checked(node)];
  }

  /** The node's role in its parent, 0 when it has none. */
  public int field(int node) {
    return nodes.fields[checked(node)];
  }

  /** Offset of the node's first character. */
  public int start(int node) {
    return nodes.starts[checked(node)];
  }

  /** Offset behind the node's last character. */
  public int end(int node) {
    return nodes.ends[checked(node)];
  }

  /** The node above, or {@link #NONE} for the root. */
  public int parent(int node) {
    return nodes.parents[checked(node)];
  }

  /** The number behind the last node of this node's subtree. */
  public int subtreeEnd(int node) {
    return nodes.subtreeEnds[checked(node)];
  }

  /** Whether the node is more than a fixed token. */
  public boolean isNamed(int node) {
    return hasFlag(node, NAMED);
  }

  /** Whether the node is text that the grammar could not place. */
  public boolean isError(int node) {
    return hasFlag(node, ERROR);
  }

  /** Whether the parser made this (empty) node up to be able to go on. */
  public boolean isMissing(int node) {
    return hasFlag(node, MISSING);
  }

  /** Whether there is an error or a missing node in this node's subtree. */
  public boolean hasError(int node) {
    return hasFlag(node, HAS_ERROR);
  }

  /** The first ERROR or missing node in reading order, or {@link #NONE} when the text is sound. */
  public int firstError() {
    if (!hasError(0)) {
      return NONE;
    }
    int node = 0;
    while (node < size) {
      if (hasFlag(node, ERROR | MISSING)) {
        return node;
      }
      node = hasError(node) ? node + 1 : subtreeEnd(node);
    }
    return 0;
  }

  /** First child, token or not, or {@link #NONE}. */
  public int firstChild(int node) {
    return node + 1 < subtreeEnd(node) ? node + 1 : NONE;
  }

  /** Next child of the same parent, token or not, or {@link #NONE}. */
  public int nextSibling(int node) {
    int parent = parent(node);
    int next = nodes.subtreeEnds[node];
    return parent != NONE && next < nodes.subtreeEnds[parent] ? next : NONE;
  }

  /** First named child or {@link #NONE}. */
  public int firstNamedChild(int node) {
    int child = firstChild(node);
    return child == NONE || isNamed(child) ? child : nextNamedSibling(child);
  }

  /** Next named child of the same parent or {@link #NONE}. */
  public int nextNamedSibling(int node) {
    int next = nextSibling(node);
    while (next != NONE && !isNamed(next)) {
      next = nextSibling(next);
    }
    return next;
  }

  /** The named child with this index, from 0, or {@link #NONE}. */
  public int namedChild(int node, int index) {
    int child = firstNamedChild(node);
    for (int i = 0; i < index && child != NONE; i++) {
      child = nextNamedSibling(child);
    }
    return child;
  }

  /** Number of named children. */
  public int namedChildCount(int node) {
    int count = 0;
    for (int child = firstNamedChild(node); child != NONE; child = nextNamedSibling(child)) {
      count++;
    }
    return count;
  }

  /** The first child with the role {@code field}, or {@link #NONE}. */
  public int childByField(int node, int field) {
    int child = firstChild(node);
    while (child != NONE && nodes.fields[child] != field) {
      child = nextSibling(child);
    }
    return child;
  }

  /** The first child of the kind {@code kind}, or {@link #NONE}. */
  public int childOfKind(int node, int kind) {
    int child = firstChild(node);
    while (child != NONE && nodes.kinds[child] != kind) {
      child = nextSibling(child);
    }
    return child;
  }

  /** The nearest node above {@code node} that has the kind {@code kind}, or {@link #NONE}. */
  public int ancestorOfKind(int node, int kind) {
    int above = parent(node);
    while (above != NONE && nodes.kinds[above] != kind) {
      above = nodes.parents[above];
    }
    return above;
  }

  /** The node's text, copied; empty for {@link #NONE}, as code that is not there has no text. */
  public String text(int node) {
    return node == NONE ? "" : text.substring(start(node), end(node));
  }

  /** Whether the node's text is {@code expected}; copies nothing. */
  public boolean textIs(int node, String expected) {
    int start = start(node);
    return end(node) - start == expected.length()
        && text.regionMatches(start, expected, 0, expected.length());
  }

  private boolean hasFlag(int node, int flag) {
    return (nodes.flags[checked(node)] & flag) != 0;
  }

  /** The arrays may be longer than the tree, so the tree's own size is what counts. */
  private int checked(int node) {
    return Objects.checkIndex(node, size);
  }
}
