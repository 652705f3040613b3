//! Names of a syntax tree, no deeper than a stated limit.

use tree_sitter::Node;

const MAX_TREE_DEPTH: usize = 500;

/// Leaves out what is nested deeper than the limit.
pub fn collect_names_to(node: Node, source: &str, depth: usize, names: &mut Vec<String>) {
    if depth > MAX_TREE_DEPTH {
        return;
    }
    if node.kind() == "identifier" {
        names.push(source[node.byte_range()].to_string());
    }
    for index in 0..node.child_count() {
        if let Some(child) = node.child(index) {
            collect_names_to(child, source, depth + 1, names); //~ ok
        }
    }
}
