package dev.memlint.rules.treesitter;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The part of tree-sitter's public C interface ({@code tree_sitter/api.h}, 0.26) that a parse and
 * one walk over the tree need.
 *
 * <p>Called directly, because an object of the Java binding for every node costs several times as
 * much as the walk itself. The short functions are linked as critical: they neither block nor call
 * back, so the thread need not leave the Java state.
 */
@SuppressWarnings("restricted") // linking native code is this class's one job
final class TreeSitterApi {
  /** {@code TSInputEncodingUTF16LE}. */
  static final int ENCODING_UTF16LE = 1;

  static final StructLayout POINT = MemoryLayout.structLayout(JAVA_INT, JAVA_INT);

  static final StructLayout NODE =
      MemoryLayout.structLayout(
          MemoryLayout.sequenceLayout(4, JAVA_INT).withName("context"),
          ADDRESS.withName("id"),
          ADDRESS.withName("tree"));

  static final StructLayout CURSOR =
      MemoryLayout.structLayout(
          ADDRESS.withName("tree"),
          ADDRESS.withName("id"),
          MemoryLayout.sequenceLayout(3, JAVA_INT).withName("context"),
          MemoryLayout.paddingLayout(4));

  static final StructLayout INPUT =
      MemoryLayout.structLayout(
          ADDRESS.withName("payload"),
          ADDRESS.withName("read"),
          JAVA_INT.withName("encoding"),
          MemoryLayout.paddingLayout(4),
          ADDRESS.withName("decode"));

  static final StructLayout PARSE_OPTIONS =
      MemoryLayout.structLayout(ADDRESS.withName("payload"), ADDRESS.withName("progress"));

  /** {@code const char *read(void *payload, uint32_t byte, TSPoint position, uint32_t *length)}. */
  static final FunctionDescriptor READ =
      FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, POINT, ADDRESS);

  /** {@code bool progress(TSParseState *state)}; true stops the parse. */
  static final FunctionDescriptor PROGRESS = FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS);

  static final MethodHandle PARSER_NEW = link("ts_parser_new", FunctionDescriptor.of(ADDRESS));
  static final MethodHandle PARSER_DELETE =
      link("ts_parser_delete", FunctionDescriptor.ofVoid(ADDRESS));
  static final MethodHandle PARSER_RESET =
      link("ts_parser_reset", FunctionDescriptor.ofVoid(ADDRESS));
  static final MethodHandle PARSER_SET_LANGUAGE =
      link("ts_parser_set_language", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS, ADDRESS));
  static final MethodHandle PARSER_PARSE =
      link(
          "ts_parser_parse_with_options",
          FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, INPUT, PARSE_OPTIONS));
  static final MethodHandle TREE_DELETE =
      link("ts_tree_delete", FunctionDescriptor.ofVoid(ADDRESS));
  static final MethodHandle TREE_ROOT =
      link("ts_tree_root_node", FunctionDescriptor.of(NODE, ADDRESS));
  static final MethodHandle CURSOR_NEW =
      link("ts_tree_cursor_new", FunctionDescriptor.of(CURSOR, NODE));
  static final MethodHandle CURSOR_DELETE =
      link("ts_tree_cursor_delete", FunctionDescriptor.ofVoid(ADDRESS));

  static final MethodHandle CURSOR_FIRST_CHILD =
      critical("ts_tree_cursor_goto_first_child", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS));
  static final MethodHandle CURSOR_NEXT_SIBLING =
      critical("ts_tree_cursor_goto_next_sibling", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS));
  static final MethodHandle CURSOR_PARENT =
      critical("ts_tree_cursor_goto_parent", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS));
  static final MethodHandle CURSOR_NODE =
      critical("ts_tree_cursor_current_node", FunctionDescriptor.of(NODE, ADDRESS));
  static final MethodHandle CURSOR_FIELD =
      critical("ts_tree_cursor_current_field_id", FunctionDescriptor.of(JAVA_SHORT, ADDRESS));
  static final MethodHandle NODE_SYMBOL =
      critical("ts_node_symbol", FunctionDescriptor.of(JAVA_SHORT, NODE));
  static final MethodHandle NODE_START =
      critical("ts_node_start_byte", FunctionDescriptor.of(JAVA_INT, NODE));
  static final MethodHandle NODE_END =
      critical("ts_node_end_byte", FunctionDescriptor.of(JAVA_INT, NODE));
  static final MethodHandle NODE_HAS_ERROR =
      critical("ts_node_has_error", FunctionDescriptor.of(JAVA_BOOLEAN, NODE));
  static final MethodHandle NODE_IS_MISSING =
      critical("ts_node_is_missing", FunctionDescriptor.of(JAVA_BOOLEAN, NODE));

  private TreeSitterApi() {}

  private static MethodHandle link(String function, FunctionDescriptor type) {
    return downcall(function, type);
  }

  private static MethodHandle critical(String function, FunctionDescriptor type) {
    return downcall(function, type, Linker.Option.critical(false));
  }

  private static MethodHandle downcall(
      String function, FunctionDescriptor type, Linker.Option... options) {
    SymbolLookup core = NativeLibraries.core();
    return Linker.nativeLinker().downcallHandle(core.findOrThrow(function), type, options);
  }

  /** What a call of a native function that declares {@code Throwable} turns an exception into. */
  static AssertionError unexpected(Throwable e) {
    return new AssertionError("a native call cannot throw", e);
  }
}
