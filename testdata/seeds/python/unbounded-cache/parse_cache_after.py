"""Syntax trees by path: the least recently used leaves when a new one would exceed the capacity."""

from __future__ import annotations

from collections import OrderedDict, deque
from pathlib import Path

MAX_PARSED_FILES = 100


class BoundedParseCache:
    """Keeps the `MAX_PARSED_FILES` outlines that were asked for last."""

    def __init__(self) -> None:
        self.parsed: OrderedDict[Path, list[str]] = OrderedDict()  #~ ok
        self.recent_misses: deque[Path] = deque(maxlen=20)  #~ ok

    def get_or_parse(self, path: Path) -> list[str]:
        if path in self.parsed:
            self.parsed.move_to_end(path)
            return self.parsed[path]
        self.recent_misses.append(path)
        self.parsed[path] = self._outline(path)
        while len(self.parsed) > MAX_PARSED_FILES:
            self.parsed.popitem(last=False)
        return self.parsed[path]

    @staticmethod
    def _outline(path: Path) -> list[str]:
        with open(path, encoding="utf-8") as source:
            return [line for line in source if line.lstrip().startswith("def ")]
