"""Checks the files of a workspace against the house rules, holding one line or one chunk at a time."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

DATE = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
LOG_CALL = re.compile(r"\b(?:print|logging\.(?:debug|info))\(")
CHUNK_SIZE = 8192


def chunks_of(path: Path, chunk_size: int = CHUNK_SIZE) -> Iterator[str]:
    with open(path, encoding="utf-8", errors="ignore") as f:
        while True:
            chunk = f.read(chunk_size)  #~ ok
            if not chunk:
                return
            yield chunk


class StreamingChecker:
    """Looks at the same things as a checker that reads files whole, in constant memory."""

    def __init__(self, today: date) -> None:
        self.today = today

    def stale_dates(self, files: Iterable[Path]) -> Iterator[str]:
        for path in files:
            with open(path, encoding="utf-8", errors="ignore") as f:
                for number, line in enumerate(f, start=1):  #~ ok
                    found = DATE.search(line)
                    if found and int(found.group(1)) < self.today.year:
                        yield f"{path}:{number}: {found.group(0)}"

    def silent_handlers(self, files: Iterable[Path]) -> Iterator[str]:
        for path in files:
            previous = ""
            with path.open(encoding="utf-8") as source:
                for line in source:  #~ ok
                    if line.strip() == "pass" and previous.startswith("except"):
                        yield f"{path}: a handler that swallows its error"
                    previous = line.strip()

    def log_calls(self, path: Path) -> int:
        with path.open(encoding="utf-8") as source:
            return sum(1 for line in source if LOG_CALL.search(line))

    def fingerprint(self, path: Path) -> str:
        with path.open("rb") as source:
            return hashlib.file_digest(source, "sha256").hexdigest()  #~ ok

    def recommends(self, report: Path, rule: str) -> bool:
        wanted = f"rule: {rule}"
        tail = ""
        for chunk in chunks_of(report):
            window = tail + chunk
            if wanted in window:
                return True
            tail = window[-len(wanted):]
        return False
