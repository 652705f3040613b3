package dev.memlint.rules.treesitter;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Parses texts of one grammar, one after the other.
 *
 * <p>Not for two threads at once (that throws {@link IllegalStateException}): give every worker its
 * own. It keeps its buffers from one text to the next and lends them to the tree it returns, see
 * {@link FlatTree}. The native tree is freed before {@link #parse} returns.
 */
@SuppressWarnings("restricted") // lets C call back into this class
public final class TreeParser implements AutoCloseable {
  /** Buffers that one huge file made larger than this are not kept for the small ones behind it. */
  private static final int KEEP_NODES = 1 << 20;

  private static final long KEEP_TEXT_BYTES = 8L << 20;

  private final Grammar grammar;
  private final Arena arena = Arena.ofShared();
  private final AtomicBoolean busy = new AtomicBoolean();
  private final InputText input = new InputText();
  private final MemorySegment inputStruct;
  private final MemorySegment optionsStruct;
  private final MemorySegment parser;
  private final Flattener flattener;
  private NodeBuffers nodes = new NodeBuffers();
  private FlatTree lent;
  private long deadline;

  /** A parser for {@code grammar}; close it to free its native memory. */
  public TreeParser(Grammar grammar) {
    this(
        grammar,
        arena -> NativeFlattener.of(grammar).orElseGet(() -> new CursorFlattener(grammar, arena)));
  }

  /**
   * @param flattener given an arena that lives as long as this parser
   */
  TreeParser(Grammar grammar, Function<Arena, Flattener> flattener) {
    this.grammar = grammar;
    this.flattener = flattener.apply(arena);
    this.lent = new FlatTree(grammar, "", nodes, 0);
    this.inputStruct = arena.allocate(TreeSitterApi.INPUT);
    this.optionsStruct = arena.allocate(TreeSitterApi.PARSE_OPTIONS);
    try {
      connectCallbacks();
      this.parser = (MemorySegment) TreeSitterApi.PARSER_NEW.invokeExact();
      boolean accepted =
          (boolean) TreeSitterApi.PARSER_SET_LANGUAGE.invokeExact(parser, grammar.pointer());
      if (!accepted) {
        throw new NativeLibraryException("tree-sitter refuses the grammar", null);
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw TreeSitterApi.unexpected(e);
    }
  }

  /**
   * Parses {@code text} within {@code limit}.
   *
   * <p>Every text has a tree: what the grammar cannot place is in ERROR nodes. The tree returned by
   * the previous call ends here.
   *
   * @throws IllegalStateException when closed, or in use by another thread
   */
  public ParseResult parse(String text, Duration limit) {
    return parse(text, text, limit);
  }

  /**
   * Like {@link #parse(String, Duration)}, but the grammar is shown {@code view} while the tree
   * speaks of {@code text}: for a language that must be helped over something its grammar leaves
   * opaque, at unchanged offsets.
   *
   * @param view as long as {@code text}
   */
  public ParseResult parse(String text, String view, Duration limit) {
    if (text.length() != view.length()) {
      throw new IllegalArgumentException("text and view differ in length");
    }
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException("this parser is closed or in use by another thread");
    }
    try {
      lent.takeBack();
      return parseNow(text, view, limit);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw TreeSitterApi.unexpected(e);
    } finally {
      busy.set(false);
    }
  }

  private ParseResult parseNow(String text, String view, Duration limit) throws Throwable {
    if (nodes.capacity() > KEEP_NODES) {
      nodes = new NodeBuffers();
    }
    input.trim(KEEP_TEXT_BYTES);
    input.set(view);
    deadline = System.nanoTime() + limit.toNanos();
    MemorySegment tree =
        (MemorySegment)
            TreeSitterApi.PARSER_PARSE.invokeExact(
                parser, MemorySegment.NULL, inputStruct, optionsStruct);
    if (tree.equals(MemorySegment.NULL)) {
      // Without this the next text would be taken for the rest of the one given up.
      TreeSitterApi.PARSER_RESET.invokeExact(parser);
      return new ParseResult.TimedOut(limit);
    }
    int size;
    try {
      size = flattener.flatten(tree, nodes);
    } finally {
      TreeSitterApi.TREE_DELETE.invokeExact(tree);
    }
    lent = new FlatTree(grammar, text, nodes, size);
    return new ParseResult.Parsed(lent);
  }

  /** Frees the native memory; the last tree ends here. Closing twice has no effect. */
  @Override
  public void close() {
    if (!arena.scope().isAlive()) {
      return;
    }
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException("this parser is in use by another thread");
    }
    lent.takeBack();
    try {
      TreeSitterApi.PARSER_DELETE.invokeExact(parser);
    } catch (Throwable e) {
      throw TreeSitterApi.unexpected(e);
    }
    input.close();
    arena.close();
  }

  private void connectCallbacks() throws ReflectiveOperationException {
    Linker linker = Linker.nativeLinker();
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodType readType = TreeSitterApi.READ.toMethodType();
    MethodHandle read = lookup.bind(input, "read", readType);
    setPointer(inputStruct, "read", linker.upcallStub(read, TreeSitterApi.READ, arena));
    inputStruct.set(
        JAVA_INT,
        TreeSitterApi.INPUT.byteOffset(PathElement.groupElement("encoding")),
        TreeSitterApi.ENCODING_UTF16LE);
    MethodHandle stop = lookup.bind(this, "isPastDeadline", TreeSitterApi.PROGRESS.toMethodType());
    MemorySegment progress = linker.upcallStub(stop, TreeSitterApi.PROGRESS, arena);
    optionsStruct.set(
        ADDRESS,
        TreeSitterApi.PARSE_OPTIONS.byteOffset(PathElement.groupElement("progress")),
        progress);
  }

  private static void setPointer(MemorySegment input, String member, MemorySegment value) {
    input.set(ADDRESS, TreeSitterApi.INPUT.byteOffset(PathElement.groupElement(member)), value);
  }

  /** {@link TreeSitterApi#PROGRESS}. Called from C, where an exception would end the process. */
  private boolean isPastDeadline(MemorySegment state) {
    return System.nanoTime() - deadline > 0;
  }
}
