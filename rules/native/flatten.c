// Copies a syntax tree into arrays, in pre-order, with one call from Java instead of seven for every node.
//
// The same walk as CursorFlattener.java, which stays for the prebuilt libraries; a test holds the two to one result.

#include <stdbool.h>
#include <stdint.h>

#include "tree_sitter/api.h"

#if defined(_WIN32)
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

enum { NAMED = 1, ERROR = 2, MISSING = 4, HAS_ERROR = 8 };

#define NONE UINT32_MAX

static const TSSymbol NATIVE_ERROR = UINT16_MAX;

// What built this library, for people.
EXPORT const char *memlint_build(void) { return MEMLINT_BUILD; }

// Writes the nodes of `tree` and returns their number. When the arrays hold fewer than that, only their first `capacity`
// nodes are written, and the caller comes again with larger ones. Offsets are halved: the text went in as UTF-16.
EXPORT uint32_t memlint_flatten(const TSTree *tree, uint16_t error_kind, uint32_t capacity, uint16_t *kinds,
                                uint16_t *fields, uint8_t *flags, uint32_t *starts, uint32_t *ends, uint32_t *parents,
                                uint32_t *subtree_ends) {
  TSNode root = ts_tree_root_node(tree);
  bool any_error = ts_node_has_error(root);
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  uint32_t count = 0;
  uint32_t parent = NONE;
  while (count < capacity) {
    uint32_t at = count++;
    TSNode node = ts_tree_cursor_current_node(&cursor);
    TSSymbol symbol = ts_node_symbol(node);
    uint8_t flag = ts_node_is_named(node) ? NAMED : 0;
    // An error is known to every node above it, so a sound subtree costs no further question.
    if (any_error && (parent == NONE || (flags[parent] & HAS_ERROR))) {
      if (ts_node_has_error(node)) flag |= HAS_ERROR;
      if (ts_node_is_missing(node)) flag |= MISSING;
      if (symbol == NATIVE_ERROR) flag |= ERROR;
    }
    kinds[at] = symbol == NATIVE_ERROR ? error_kind : symbol;
    fields[at] = ts_tree_cursor_current_field_id(&cursor);
    flags[at] = flag;
    starts[at] = ts_node_start_byte(node) / 2;
    ends[at] = ts_node_end_byte(node) / 2;
    parents[at] = parent;
    if (ts_tree_cursor_goto_first_child(&cursor)) {
      parent = at;
      continue;
    }
    subtree_ends[at] = count;
    while (parent != NONE && !ts_tree_cursor_goto_next_sibling(&cursor)) {
      ts_tree_cursor_goto_parent(&cursor);
      subtree_ends[parent] = count;
      parent = parents[parent];
    }
    if (parent == NONE) {
      ts_tree_cursor_delete(&cursor);
      return count;
    }
  }
  ts_tree_cursor_delete(&cursor);
  return ts_node_descendant_count(root);
}
