"""Names of a syntax tree, with a call for each level of it."""

from tree_sitter import Node


def collect_names(node: Node, names):
    if node.type == "identifier":
        names.append(node.text)
    for child in node.children:
        collect_names(child, names)  #~ python/unbounded-recursion
