package dev.memlint.rules.treesitter;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;

/** Which native parsers are in use. */
@SuppressWarnings("restricted") // calls native code
public final class ParserBuild {
  /** A build text is one line; more than this is none. */
  private static final long MAX_BYTES = 1 << 10;

  private ParserBuild() {}

  /** Which tree-sitter is loaded: version, compiler and flags when it is the optimised one. */
  public static String describe() {
    try {
      return NativeLibraries.core()
          .find("memlint_build")
          .map(function -> "tree-sitter " + call(function))
          .orElse("tree-sitter, prebuilt without optimisation");
    } catch (NativeLibraryException e) {
      return "tree-sitter is missing: " + e.getMessage();
    }
  }

  private static String call(MemorySegment function) {
    try {
      MemorySegment text =
          (MemorySegment)
              Linker.nativeLinker()
                  .downcallHandle(function, FunctionDescriptor.of(ADDRESS))
                  .invokeExact();
      return text.reinterpret(MAX_BYTES).getString(0);
    } catch (Throwable e) {
      throw TreeSitterApi.unexpected(e);
    }
  }
}
