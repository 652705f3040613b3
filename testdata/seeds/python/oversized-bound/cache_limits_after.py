"""What was parsed, up to 1,000 files of about 64 KB each: 64 MB."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

MAX_CACHE_ENTRIES = 1_000


class TreeCache:
    """Keeps the trees that were asked for last."""

    def __init__(self, parse: Callable[[Path], ParsedTree]) -> None:
        self.parse = parse
        self.trees: OrderedDict[Path, ParsedTree] = OrderedDict()  #~ ok

    def get_or_parse(self, path: Path) -> ParsedTree:
        if path in self.trees:
            self.trees.move_to_end(path)
            return self.trees[path]
        self.trees[path] = self.parse(path)
        while len(self.trees) > MAX_CACHE_ENTRIES:
            self.trees.popitem(last=False)
        return self.trees[path]


class ParsedTree:
    """The nodes of one file."""

    def __init__(self, nodes: list[int]) -> None:
        self.nodes = nodes
