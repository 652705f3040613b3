"""The ignore rules of the workspace, loaded at import into globals that are never freed."""

from __future__ import annotations

import re
from pathlib import Path


class WorkspaceIgnore:
    """All patterns of a workspace, compiled."""

    def __init__(self, root: Path) -> None:
        with open(root / ".agentignore", encoding="utf-8") as rules:
            self.patterns = [re.compile(line.strip()) for line in rules if line.strip()]

    def excludes(self, path: str) -> bool:
        return any(pattern.search(path) for pattern in self.patterns)


def load_symbols(tags: Path) -> dict[str, list[int]]:
    symbols: dict[str, list[int]] = {}
    with open(tags, encoding="utf-8") as lines:
        for line in lines:
            name, _, number = line.partition("\t")
            symbols.setdefault(name, []).append(int(number))
    return symbols


# A long-running process cannot give these back.
WORKSPACE_IGNORE = WorkspaceIgnore(Path("."))  #~ python/never-freed-static
WORKSPACE_SYMBOLS = load_symbols(Path("tags"))  #~ python/never-freed-static


def should_skip(path: str) -> bool:
    return WORKSPACE_IGNORE.excludes(path)


def is_defined(symbol: str) -> bool:
    return symbol in WORKSPACE_SYMBOLS
