package dev.memlint.rules.treesitter;

import io.github.treesitter.jtreesitter.NativeLibraryLookup;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;

/** Hands the tree-sitter core library to jtreesitter; found by it through {@code ServiceLoader}. */
public final class TreeSitterLookup implements NativeLibraryLookup {
  /** Called by {@code ServiceLoader}. */
  public TreeSitterLookup() {}

  @Override
  public SymbolLookup get(Arena arena) {
    return NativeLibraries.core();
  }
}
