//! Names of a syntax tree, with a call for each level of it.

use tree_sitter::Node;

pub fn collect_names(node: Node, source: &str, names: &mut Vec<String>) {
    if node.kind() == "identifier" {
        names.push(source[node.byte_range()].to_string());
    }
    for index in 0..node.child_count() {
        if let Some(child) = node.child(index) {
            collect_names(child, source, names); //~ rust/unbounded-recursion
        }
    }
}
