"""Reads a table into a module global and uses it once; keeps or drops it; then does the same work with a local one."""

import sys


def read_table(path):
    with open(path, encoding="utf-8") as file:
        return list(file)


mode, log = sys.argv[1:]
if mode != "nothing":
    table = read_table(log)
    print(len(table))
    if mode == "dropped":
        table = []
    print(len(read_table(log)))
print(flush=True)
sys.stdin.readline()
