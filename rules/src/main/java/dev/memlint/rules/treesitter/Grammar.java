package dev.memlint.rules.treesitter;

import static java.lang.foreign.ValueLayout.ADDRESS;

import io.github.treesitter.jtreesitter.Language;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/**
 * One language's grammar: its native parse table and the numbers of its node kinds and fields.
 *
 * <p>Immutable and safe for use by many threads. Node kinds are numbers from 0 to {@link
 * #kindCount()} - 1, so a reader resolves the names it knows once and then dispatches through an
 * array.
 */
@SuppressWarnings("restricted") // calls the grammar's entry point
public final class Grammar {
  /** The number tree-sitter gives to ERROR nodes, far outside of any grammar's own. */
  private static final int NATIVE_ERROR = 0xFFFF;

  private final MemorySegment pointer;
  private final Language language;
  private final String[] kindNames;
  private final boolean[] named;

  private Grammar(MemorySegment pointer) {
    this.pointer = pointer;
    this.language = new Language(pointer); // checks that core and grammar agree on their format
    int symbols = language.getSymbolCount();
    this.kindNames = new String[symbols + 1];
    this.named = new boolean[symbols + 1];
    for (int i = 0; i < symbols; i++) {
      kindNames[i] = language.getSymbolName((short) i);
      named[i] = language.isNamed((short) i);
    }
    kindNames[symbols] = "ERROR";
    named[symbols] = true;
  }

  /**
   * Loads the grammar with this entry point, for the life of the process; call it once per
   * language.
   *
   * @param symbol the C function that returns the grammar, such as {@code tree_sitter_rust}; its
   *     library is {@code tree-sitter-rust} on the class path
   * @throws NativeLibraryException when the library is missing or cannot be loaded
   */
  public static Grammar load(String symbol) {
    NativeLibraries.core();
    SymbolLookup library = NativeLibraries.load(symbol.replace('_', '-'));
    MemorySegment entry =
        library
            .find(symbol)
            .orElseThrow(
                () -> new NativeLibraryException("the library has no function " + symbol, null));
    try {
      return new Grammar(
          (MemorySegment)
              Linker.nativeLinker()
                  .downcallHandle(entry, FunctionDescriptor.of(ADDRESS))
                  .invokeExact());
    } catch (RuntimeException e) {
      throw new NativeLibraryException("cannot use " + symbol + ": " + e.getMessage(), e);
    } catch (Throwable e) {
      throw TreeSitterApi.unexpected(e);
    }
  }

  /** Number of node kinds, {@link #errorKind()} included: the size of a dispatch table. */
  public int kindCount() {
    return kindNames.length;
  }

  /**
   * The number of a named node kind, such as {@code call_expression}.
   *
   * @throws IllegalArgumentException when the grammar has no such kind
   */
  public int kind(String name) {
    return symbol(name, true);
  }

  /**
   * The number of an anonymous token, such as {@code +=} or {@code async}.
   *
   * @throws IllegalArgumentException when the grammar has no such token
   */
  public int token(String text) {
    return symbol(text, false);
  }

  /** The number of the kind that text the grammar cannot place is given. */
  public int errorKind() {
    return kindNames.length - 1;
  }

  /** The name of kind {@code kind}, or a token's text. */
  public String kindName(int kind) {
    return kindNames[kind];
  }

  /** Whether nodes of {@code kind} are named, that is, more than a fixed token. */
  public boolean isNamed(int kind) {
    return named[kind];
  }

  /**
   * The number, at least 1, of a child's role, such as {@code body}.
   *
   * @throws IllegalArgumentException when the grammar has no such field
   */
  public int field(String name) {
    int field = Short.toUnsignedInt(language.getFieldIdForName(name));
    if (field == 0) {
      throw new IllegalArgumentException("the grammar has no field " + name);
    }
    return field;
  }

  int kindOf(short nativeSymbol) {
    int symbol = Short.toUnsignedInt(nativeSymbol);
    return symbol == NATIVE_ERROR ? errorKind() : symbol;
  }

  MemorySegment pointer() {
    return pointer;
  }

  private int symbol(String name, boolean isNamed) {
    int symbol = Short.toUnsignedInt(language.getSymbolForName(name, isNamed));
    if (symbol == 0) {
      throw new IllegalArgumentException(
          "the grammar has no " + (isNamed ? "kind " : "token ") + name);
    }
    return symbol;
  }
}
