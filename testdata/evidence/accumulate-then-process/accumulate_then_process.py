"""Adds up the times in a log, line by line."""

import sys

mode, log = sys.argv[1:]
total = 0
with open(log, encoding="utf-8") as file:
    if mode == "collected":
        records = []
        for line in file:
            records.append(line.split())
        for record in records:
            total += int(record[-2])
    elif mode == "streamed":
        for line in file:
            total += int(line.split()[-2])
print(total, end="\n\n", flush=True)
sys.stdin.readline()
