"""Asks for 64 MiB at once, never written to; or for a chunk of 4 KiB."""

import sys

LARGE = 64 << 20
CHUNK = 4096

mode = sys.argv[1]
buffer = None
if mode == "bytearray":
    buffer = bytearray(LARGE)
elif mode == "bytes":
    buffer = bytes(LARGE)
elif mode == "repeated":
    buffer = b"\0" * LARGE
elif mode == "list":
    buffer = [None] * (LARGE // 8)
elif mode == "chunk":
    buffer = bytearray(CHUNK)
print(type(buffer), end="\n\n", flush=True)
sys.stdin.readline()
