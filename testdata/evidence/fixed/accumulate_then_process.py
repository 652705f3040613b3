"""The times of a log, added up."""

import sys


def total(name):
    milliseconds = 0
    lines = []
    with open(name, encoding="utf-8") as log:
        for line in log:
            lines.append(line)
    for line in lines:
        milliseconds += int(line.split()[-2])
    return milliseconds


print(total(sys.argv[1]), end="\n\n", flush=True)
sys.stdin.readline()
