"""The longest line of a log."""

import sys


def longest(name):
    most = 0
    with open(name, encoding="utf-8") as log:
        for line in log.readlines():
            most = max(most, len(line))
    return most


print(longest(sys.argv[1]), end="\n\n", flush=True)
sys.stdin.readline()
