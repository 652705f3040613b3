"""Looks up a thousand places of a large file that is read at the start, or mapped."""

import mmap
import sys

mode, path = sys.argv[1:]
total = 0
if mode == "read":
    with open(path, "rb") as file:
        blob = file.read()
    total = sum(blob[i * 4096] for i in range(1000))
elif mode == "mapped":
    with open(path, "rb") as file:
        blob = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    total = sum(blob[i * 4096] for i in range(1000))
print(total, end="\n\n", flush=True)
sys.stdin.readline()
