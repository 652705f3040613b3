"""What was parsed, up to a number of files that nobody has ever opened in one session."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

MAX_CACHE_ENTRIES = 10_000


class TreeCache:
    """Keeps the trees that were asked for last."""

    def __init__(self, parse: Callable[[Path], ParsedTree]) -> None:
        self.parse = parse
        self.trees: OrderedDict[Path, ParsedTree] = OrderedDict()  #~ python/oversized-bound "10,000 entries"

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
