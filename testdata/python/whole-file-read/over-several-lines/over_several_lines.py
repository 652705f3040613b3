"""Calls that a formatter has broken into lines: they are told, and no fix breaks."""

import hashlib
from pathlib import Path


def digests(paths: list[Path]) -> list[str]:
    return [digest(path) for path in paths]


def digest(path: Path) -> str:
    return hashlib.sha256(
        path.read_bytes()  #~ python/whole-file-read
    ).hexdigest()
