package dev.memlint.rules.treesitter;

import java.lang.foreign.MemorySegment;

/** Copies a native tree into arrays. */
interface Flattener {
  /** Writes every node of {@code tree} into {@code out}, in pre-order, and returns their number. */
  int flatten(MemorySegment tree, NodeBuffers out) throws Throwable;
}
