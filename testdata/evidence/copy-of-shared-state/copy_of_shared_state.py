"""A table of 100,000 small dicts that ten callers ask for: each gets a deep copy, a shallow one, or the table itself."""

import copy
import sys

ROWS = 100_000
CALLERS = 10


class Store:
    def __init__(self, rows):
        self._rows = [{"id": number} for number in range(rows)]

    def deep(self):
        return copy.deepcopy(self._rows)

    def shallow(self):
        return list(self._rows)

    def shared(self):
        return self._rows


mode = sys.argv[1]
held = []
if mode != "nothing":
    store = Store(ROWS)
    held = [getattr(store, mode)() for _ in range(CALLERS)]
print(sum(map(len, held)))
print(flush=True)
sys.stdin.readline()
