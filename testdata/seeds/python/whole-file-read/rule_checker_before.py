"""Checks the files of a workspace against the house rules, each of them read whole."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

DATE = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
LOG_CALL = re.compile(r"\b(?:print|logging\.(?:debug|info))\(")


class WholeFileChecker:
    """Holds a file's text, and often its list of lines too, while it looks at one line at a time."""

    def __init__(self, today: date) -> None:
        self.today = today

    def stale_dates(self, files: Iterable[Path]) -> Iterator[str]:
        for path in files:
            with open(path, encoding="utf-8", errors="ignore") as f:
                content = f.read()  #~ python/whole-file-read
            for number, line in enumerate(content.splitlines(), start=1):
                found = DATE.search(line)
                if found and int(found.group(1)) < self.today.year:
                    yield f"{path}:{number}: {found.group(0)}"

    def silent_handlers(self, files: Iterable[Path]) -> Iterator[str]:
        for path in files:
            text = path.read_text(encoding="utf-8")  #~ python/whole-file-read
            previous = ""
            for line in text.split("\n"):
                if line.strip() == "pass" and previous.startswith("except"):
                    yield f"{path}: a handler that swallows its error"
                previous = line.strip()

    def log_calls(self, path: Path) -> int:
        with path.open(encoding="utf-8") as source:
            lines = source.readlines()  #~ python/whole-file-read
        return sum(1 for line in lines if LOG_CALL.search(line))

    def fingerprint(self, path: Path) -> str:
        return hashlib.sha256(path.read_bytes()).hexdigest()  #~ python/whole-file-read

    def recommends(self, report: Path, rule: str) -> bool:
        with open(report, encoding="utf-8") as f:
            recommendations_content = f.read()  #~ python/whole-file-read
        return f"rule: {rule}" in recommendations_content
