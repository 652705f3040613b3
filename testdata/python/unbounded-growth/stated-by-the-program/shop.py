"""What grows with the program's own parts and with warnings given once."""

import logging
from collections import deque
from collections.abc import Iterator

log = logging.getLogger(__name__)

_warned_names: set[str] = set()  #~ ok
_deprecations: dict[str, str] = {}  #~ ok
HITS: list[str] = []  #~ python/unbounded-growth


def check(name: str) -> None:
    if name not in _warned_names:
        _warned_names.add(name)
        log.warning("odd name: %s", name)


def deprecate(name: str, replacement: str) -> None:
    _deprecations[name] = replacement


def hit(url: str) -> None:
    HITS.append(url)


class CommandBus:
    def __init__(self) -> None:
        self.commands = {}  #~ ok
        self.search_paths = []  #~ ok
        self.orders = []  #~ python/unbounded-growth

    def put(self, name, function) -> None:
        self.commands[name] = function

    def add_search_path(self, path: str) -> None:
        self.search_paths.append(path)

    def receive(self, orders) -> None:
        for order in orders:
            self.orders.append(order)


class OrderTracker:
    newest: deque[str]  # bounded by the value that it gets

    def __init__(self, limits: dict[str, int]) -> None:
        limit = limits["newest"]
        self.newest = deque(maxlen=limit)  #~ ok

    def track(self, orders) -> None:
        for order in orders:
            self.newest.append(order)


class LineStep:
    """One object for one output; its endless loop ends with it."""

    def __init__(self) -> None:
        self.lines = []  #~ ok

    def consumer(self) -> Iterator[None]:
        while True:
            line = yield
            self.lines.append(line)


class Shop:
    shelves = [list, dict]  #~ ok

    def make(self) -> list:
        shelves = self.shelves[:]
        for number, kind in enumerate(shelves):
            shelves[number] = kind()
        return shelves


def shops(names: list[str]) -> list:
    return [Shop().make() for _ in names]


class Catalogue:
    seen = set()  #~ ok
    pages = []  #~ ok
    visited = set()  #~ python/unbounded-growth

    def note(self, name: str) -> None:
        if name in self.seen:
            return
        self.seen.add(name)

    def page(self, names: list[str]) -> None:
        for name in names:
            if name not in self.pages:
                self.pages.append(name)

    def visit(self, urls: list[str]) -> None:
        for url in urls:
            if url not in self.visited:
                self.visited.add(url)
