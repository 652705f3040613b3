"""Counts the lines that a peer sends over a connection, 64 MiB in all."""

import socket
import sys
import threading

LINE = b"x" * 63 + b"\n"
MAX_PENDING = 256 * 1024


def send(peer):
    with peer:
        for _ in range(1 << 10):
            peer.sendall(LINE * (1 << 10))


mode = sys.argv[1]
count = 0
if mode != "nothing":
    connection, other = socket.socketpair()
    threading.Thread(target=send, args=(other,), daemon=True).start()
    pending = bytearray()
    if mode == "kept":
        while chunk := connection.recv(4096):
            pending += chunk
        count = pending.count(b"\n")
    else:
        while chunk := connection.recv(4096):
            pending += chunk
            done = pending.rfind(b"\n") + 1
            count += pending.count(b"\n", 0, done)
            del pending[:done]
            if len(pending) > MAX_PENDING:
                raise SystemExit("line too long")
print(count, end="\n\n", flush=True)
sys.stdin.readline()
