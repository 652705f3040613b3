"""Keeps a million records of three fields: as objects with a dictionary, with slots, as named tuples, or in arrays."""

import sys
from array import array
from dataclasses import dataclass
from typing import NamedTuple

COUNT = 1_000_000


@dataclass
class Plain:
    line: int
    column: int
    level: str


@dataclass(slots=True)
class Slotted:
    line: int
    column: int
    level: str


class Tuple(NamedTuple):
    line: int
    column: int
    level: str


mode = sys.argv[1]
# The numbers exist once, so that only the records differ.
numbers = list(range(1000))
if mode in ("plain", "slots", "tuple"):
    make = {"plain": Plain, "slots": Slotted, "tuple": Tuple}[mode]
    kept = [make(numbers[i % 1000], numbers[i % 997], "error") for i in range(COUNT)]
elif mode == "arrays":
    kept = (array("i", (i % 1000 for i in range(COUNT))), array("i", (i % 997 for i in range(COUNT))))
print(flush=True)
sys.stdin.readline()
