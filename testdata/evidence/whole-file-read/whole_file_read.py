"""Counts the lines of a log that hold an error."""

import sys

mode, log = sys.argv[1:]
count = 0
with open(log, encoding="utf-8") as file:
    if mode == "splitlines":
        count = sum("ERROR" in line for line in file.read().splitlines())
    elif mode == "readlines":
        count = sum("ERROR" in line for line in file.readlines())
    elif mode == "lines":
        for line in file:
            count += "ERROR" in line
print(count, end="\n\n", flush=True)
sys.stdin.readline()
