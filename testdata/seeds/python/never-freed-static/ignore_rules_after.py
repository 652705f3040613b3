"""The ignore rules of a workspace, owned by the session that looks at it."""

from __future__ import annotations

import re
from pathlib import Path

# One small compiled expression that every caller needs is what a module global is for.
GLOB_META = re.compile(r"[*?\[]")  #~ ok

# A fixed table.
ALWAYS_SKIPPED = (".git", "target", "node_modules")  #~ ok


class WorkspaceRules:
    """Freed with the session that owns it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.rules = self._read_rules()  #~ ok

    def reload(self) -> None:
        """Takes up a changed rule file in a process that runs for long."""
        self.rules = self._read_rules()

    def unload(self) -> None:
        self.rules.clear()

    def skips(self, path: str) -> bool:
        return path in ALWAYS_SKIPPED or any(path.endswith(rule) for rule in self.rules)

    def _read_rules(self) -> list[str]:
        with open(self.root / ".agentignore", encoding="utf-8") as rules:
            return [line.strip() for line in rules if not GLOB_META.search(line)]
