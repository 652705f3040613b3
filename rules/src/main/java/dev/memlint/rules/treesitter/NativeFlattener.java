package dev.memlint.rules.treesitter;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Flattens with one call of {@code memlint_flatten} ({@code native/flatten.c}), which the optimised
 * libraries hold.
 */
@SuppressWarnings("restricted") // links native code
final class NativeFlattener implements Flattener {
  private static final Optional<MethodHandle> FLATTEN = link();

  private final Grammar grammar;
  private final MethodHandle flatten;

  private NativeFlattener(Grammar grammar, MethodHandle flatten) {
    this.grammar = grammar;
    this.flatten = flatten;
  }

  /** A flattener, when the loaded library has the function. */
  static Optional<Flattener> of(Grammar grammar) {
    return FLATTEN.map(handle -> new NativeFlattener(grammar, handle));
  }

  @Override
  public int flatten(MemorySegment tree, NodeBuffers out) throws Throwable {
    int size = call(tree, out);
    if (size > out.capacity()) {
      out.ensure(size);
      size = call(tree, out);
    }
    return size;
  }

  private int call(MemorySegment tree, NodeBuffers out) throws Throwable {
    return (int)
        flatten.invokeExact(
            tree,
            (short) grammar.errorKind(),
            out.capacity(),
            MemorySegment.ofArray(out.kinds),
            MemorySegment.ofArray(out.fields),
            MemorySegment.ofArray(out.flags),
            MemorySegment.ofArray(out.starts),
            MemorySegment.ofArray(out.ends),
            MemorySegment.ofArray(out.parents),
            MemorySegment.ofArray(out.subtreeEnds));
  }

  /** Critical, so that C writes into the Java arrays themselves; a call takes milliseconds. */
  private static Optional<MethodHandle> link() {
    SymbolLookup core = NativeLibraries.core();
    FunctionDescriptor type =
        FunctionDescriptor.of(
            JAVA_INT,
            ADDRESS,
            JAVA_SHORT,
            JAVA_INT,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS);
    return core.find("memlint_flatten")
        .map(
            address ->
                Linker.nativeLinker().downcallHandle(address, type, Linker.Option.critical(true)));
  }
}
