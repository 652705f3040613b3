"""False alarm 7: removal takes many shapes, and each of them counts."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable

KEEP = 100


class Shapes:
    def __init__(self) -> None:
        self.by_del: dict[str, float] = {}  #~ ok
        self.by_pop: dict[str, float] = {}  #~ ok
        self.by_slice: list[str] = []  #~ ok
        self.by_slice_assignment: list[str] = []  #~ ok
        self.by_del_slice: list[str] = []  #~ ok
        self.by_popleft: deque[str] = deque()  #~ ok
        self.by_popitem: OrderedDict[str, str] = OrderedDict()  #~ ok
        self.by_discard: set[asyncio.Task] = set()  #~ ok
        self.by_replacement: list[str] = []  #~ ok
        self.by_comprehension: list[str] = []  #~ ok
        self.by_difference: set[str] = set()  #~ ok
        self.by_swap: list[str] = []  #~ ok

    def opened(self, peer: str, now: float) -> None:
        self.by_del[peer] = now
        self.by_pop.setdefault(peer, now)

    def closed(self, peer: str) -> None:
        del self.by_del[peer]
        self.by_pop.pop(peer, None)

    def line(self, line: str) -> None:
        self.by_slice.append(line)
        self.by_slice = self.by_slice[-KEEP:]
        self.by_slice_assignment.append(line)
        self.by_slice_assignment[:] = self.by_slice_assignment[-KEEP:]
        self.by_del_slice.append(line)
        del self.by_del_slice[:-KEEP]
        self.by_popleft.append(line)
        if len(self.by_popleft) > KEEP:
            self.by_popleft.popleft()
        self.by_popitem[line] = line
        if len(self.by_popitem) > KEEP:
            self.by_popitem.popitem(last=False)
        self.by_replacement += [line]
        self.by_swap.append(line)

    def spawn(self, work: asyncio.Task) -> None:
        self.by_discard.add(work)
        work.add_done_callback(self.by_discard.discard)

    def flush(self, write: Callable[[str], None]) -> None:
        for line in self.by_replacement:
            write(line)
        self.by_replacement = []
        full, self.by_swap = self.by_swap, []
        for line in full:
            write(line)

    def sweep(self, name: str, alive: set[str]) -> None:
        self.by_comprehension.append(name)
        self.by_comprehension = [n for n in self.by_comprehension if n in alive]
        self.by_difference.add(name)
        self.by_difference -= {n for n in self.by_difference if n not in alive}


_RECENT: list[str] = []  #~ ok


def remember(name: str) -> None:
    _RECENT.append(name)
    if len(_RECENT) > KEEP:
        _RECENT[:] = []
