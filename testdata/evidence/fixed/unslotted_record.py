"""A record for each line of a log."""

import sys
from dataclasses import dataclass


@dataclass
class Request:
    number: int
    length: int


def requests(name):
    found = []
    with open(name, encoding="utf-8") as log:
        for number, line in enumerate(log):
            found.append(Request(number, len(line)))
    return found


print(len(requests(sys.argv[1])), end="\n\n", flush=True)
sys.stdin.readline()
