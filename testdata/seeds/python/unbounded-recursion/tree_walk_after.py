"""Names of a syntax tree, no deeper than a stated limit."""

from tree_sitter import Node

MAX_TREE_DEPTH = 200


def collect_names(node: Node, names, depth=0):
    if depth > MAX_TREE_DEPTH:
        return
    if node.type == "identifier":
        names.append(node.text)
    for child in node.children:
        collect_names(child, names, depth + 1)  #~ ok
