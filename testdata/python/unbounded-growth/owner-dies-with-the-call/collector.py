"""False alarm 60: owners that live no longer than a call."""

import ast


class _Collector(ast.NodeVisitor):
    def __init__(self) -> None:
        self.names: list[str] = []  #~ ok

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.names.append(node.name)
        self.generic_visit(node)


def definitions(source: str) -> int:
    collector = _Collector()
    collector.visit(ast.parse(source))
    return len(collector.names)


def pairs(words: list[str]) -> list[tuple[str, str]]:
    found = []
    for left, right in zip(words, words[1:]):
        found.append((left, right))
    return found
