"""All characters of a log's lines."""

import sys


def characters(name):
    with open(name, encoding="utf-8") as log:
        return sum([len(line) for line in log])


print(characters(sys.argv[1]), end="\n\n", flush=True)
sys.stdin.readline()
