package dev.memlint.rules.treesitter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * Flattens with the public functions of tree-sitter, some seven calls a node: all that the prebuilt
 * libraries offer.
 *
 * <p>The walk keeps its place in the arrays and in the cursor, never on the call stack, so that no
 * depth of nesting is too much for it.
 */
final class CursorFlattener implements Flattener {
  private final Grammar grammar;
  // Structs that C returns by value land here; one of each is enough, as nothing keeps them.
  private final SegmentAllocator nodeSlot;
  private final SegmentAllocator cursorSlot;

  /**
   * @param arena lives as long as this flattener is used
   */
  CursorFlattener(Grammar grammar, Arena arena) {
    this.grammar = grammar;
    MemorySegment node = unchecked(arena.allocate(TreeSitterApi.NODE));
    MemorySegment cursor = unchecked(arena.allocate(TreeSitterApi.CURSOR));
    this.nodeSlot = (size, alignment) -> node;
    this.cursorSlot = (size, alignment) -> cursor;
  }

  /** Without its arena, which every call would otherwise hold and let go, at a high price. */
  @SuppressWarnings("restricted") // the owner of the arena outlives this
  private static MemorySegment unchecked(MemorySegment segment) {
    return MemorySegment.ofAddress(segment.address()).reinterpret(segment.byteSize());
  }

  @Override
  public int flatten(MemorySegment tree, NodeBuffers out) throws Throwable {
    MemorySegment root = (MemorySegment) TreeSitterApi.TREE_ROOT.invokeExact(nodeSlot, tree);
    boolean anyError = (boolean) TreeSitterApi.NODE_HAS_ERROR.invokeExact(root);
    MemorySegment cursor = (MemorySegment) TreeSitterApi.CURSOR_NEW.invokeExact(cursorSlot, root);
    try {
      return walk(cursor, anyError, out);
    } finally {
      TreeSitterApi.CURSOR_DELETE.invokeExact(cursor);
    }
  }

  private int walk(MemorySegment cursor, boolean anyError, NodeBuffers out) throws Throwable {
    int count = 0;
    int parent = FlatTree.NONE;
    while (true) {
      int node = count++;
      out.ensure(count);
      write(cursor, node, parent, anyError, out);
      if ((boolean) TreeSitterApi.CURSOR_FIRST_CHILD.invokeExact(cursor)) {
        parent = node;
        continue;
      }
      out.subtreeEnds[node] = count;
      while (true) {
        if (parent == FlatTree.NONE) {
          return count;
        }
        if ((boolean) TreeSitterApi.CURSOR_NEXT_SIBLING.invokeExact(cursor)) {
          break;
        }
        boolean moved = (boolean) TreeSitterApi.CURSOR_PARENT.invokeExact(cursor);
        assert moved;
        out.subtreeEnds[parent] = count;
        parent = out.parents[parent];
      }
    }
  }

  private void write(MemorySegment cursor, int node, int parent, boolean anyError, NodeBuffers out)
      throws Throwable {
    MemorySegment current = (MemorySegment) TreeSitterApi.CURSOR_NODE.invokeExact(nodeSlot, cursor);
    int kind = grammar.kindOf((short) TreeSitterApi.NODE_SYMBOL.invokeExact(current));
    out.kinds[node] = (char) kind;
    out.fields[node] = (char) (short) TreeSitterApi.CURSOR_FIELD.invokeExact(cursor);
    // The text goes in as UTF-16, so half of a byte offset is an offset into the Java string.
    out.starts[node] = (int) TreeSitterApi.NODE_START.invokeExact(current) >>> 1;
    out.ends[node] = (int) TreeSitterApi.NODE_END.invokeExact(current) >>> 1;
    out.parents[node] = parent;
    int flags = grammar.isNamed(kind) ? FlatTree.NAMED : 0;
    // An error is known to every node above it, so a sound subtree costs no further question.
    if (anyError && (parent == FlatTree.NONE || (out.flags[parent] & FlatTree.HAS_ERROR) != 0)) {
      if ((boolean) TreeSitterApi.NODE_HAS_ERROR.invokeExact(current)) {
        flags |= FlatTree.HAS_ERROR;
      }
      if ((boolean) TreeSitterApi.NODE_IS_MISSING.invokeExact(current)) {
        flags |= FlatTree.MISSING;
      }
      if (kind == grammar.errorKind()) {
        flags |= FlatTree.ERROR;
      }
    }
    out.flags[node] = (byte) flags;
  }
}
