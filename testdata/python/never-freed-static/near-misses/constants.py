import logging
import re
import threading
from collections import namedtuple
from enum import Enum
from typing import TypeVar

__all__ = ["Handler", "Level", "describe"]  #~ ok

T = TypeVar("T")


class Level(Enum):
    LOW = 1
    HIGH = 2


# False alarm 38: the compiled expression is the fix.
WORD = re.compile(r"\w+")  #~ ok

log = logging.getLogger(__name__)  #~ ok
lock = threading.Lock()  #~ ok
Point = namedtuple("Point", "x y")  #~ ok
CLOSED = RuntimeError("closed")  #~ ok

# False alarm 9: immutable, empty, or a small table that is written out.
METHODS = ("GET", "HEAD")  #~ ok
NO_HEADERS: dict[str, str] = {}  #~ ok
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})  #~ ok
SUFFIXES = {"kB": 1000, "MB": 1000**2, "GB": 1000**3}  #~ ok
BY_NAME = {level.name: level for level in Level}  #~ ok

# Configuration.
DEFAULTS = {"port": 8080, "host": "localhost", "debug": False}  #~ ok


class Handler:
    allowed = ["GET", "HEAD"]  #~ ok
    config = dict(DEFAULTS)  #~ ok


def describe(text: str) -> str:
    with lock:
        log.debug("describing %s", text)
        known = BY_NAME.get(text, Level.LOW)
        return f"{WORD.findall(text)[:2]} {known} {METHODS} {NO_HEADERS} {SAFE} {SUFFIXES}"
