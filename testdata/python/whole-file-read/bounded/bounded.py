import io
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

LIMIT = 64 * 1024


def magic(path: Path) -> bytes:
    """False alarm 2: a read of a stated size."""
    with path.open("rb") as f:
        return f.read(16)  #~ ok


def some_lines(path: Path) -> int:
    with path.open() as f:
        return sum(1 for line in f.readlines(LIMIT) if line.strip())  #~ ok


def chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as f:
        yield from iter(partial(f.read, 8192), b"")  #~ ok


def short_list(path: Path) -> list[str]:
    """The size is looked at before anything is read."""
    if path.stat().st_size > LIMIT:
        raise ValueError(f"{path} is larger than {LIMIT} bytes")
    return path.read_text().splitlines()  #~ ok


def last_line(path: Path) -> bytes:
    """False alarm 4: the tail of a log."""
    with path.open("rb") as f:
        f.seek(-4096, os.SEEK_END)
        return f.read().splitlines()[-1]  #~ ok


def blank_lines(paths: list[Path]) -> int:
    """False alarm 5: iterating is the fix."""
    blank = 0
    for path in paths:
        with path.open() as f:
            for line in f:  #~ ok
                blank += not line.strip()
    return blank


def words(held: str) -> int:
    """What is in memory already is not read again from a file."""
    return len(io.StringIO(held).read().split())  #~ ok
