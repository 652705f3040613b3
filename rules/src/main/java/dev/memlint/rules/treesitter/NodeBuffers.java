package dev.memlint.rules.treesitter;

import java.util.Arrays;

/**
 * The arrays of one flat tree, 21 bytes a node, grown while it is written.
 *
 * <p>They belong to the parser, which lends them to one tree at a time and fills them again for the
 * next, so that scanning many files allocates for the largest of them only.
 */
final class NodeBuffers {
  private static final int INITIAL_NODES = 4096;

  char[] kinds = new char[INITIAL_NODES];
  char[] fields = new char[INITIAL_NODES];
  byte[] flags = new byte[INITIAL_NODES];
  int[] starts = new int[INITIAL_NODES];
  int[] ends = new int[INITIAL_NODES];
  int[] parents = new int[INITIAL_NODES];
  int[] subtreeEnds = new int[INITIAL_NODES];

  int capacity() {
    return kinds.length;
  }

  void ensure(int nodes) {
    if (nodes <= capacity()) {
      return;
    }
    int capacity = Math.max(nodes, capacity() + (capacity() >> 1));
    kinds = Arrays.copyOf(kinds, capacity);
    fields = Arrays.copyOf(fields, capacity);
    flags = Arrays.copyOf(flags, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    parents = Arrays.copyOf(parents, capacity);
    subtreeEnds = Arrays.copyOf(subtreeEnds, capacity);
  }
}
