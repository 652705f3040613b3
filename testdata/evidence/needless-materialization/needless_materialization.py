"""Counts the lines of a log that hold no error."""

import sys

mode, log = sys.argv[1:]
count = 0
with open(log, encoding="utf-8") as file:
    if mode == "collected":
        count = len([line for line in file if "ERROR" not in line])
    elif mode == "counted":
        count = sum(1 for line in file if "ERROR" not in line)
print(count, end="\n\n", flush=True)
sys.stdin.readline()
