"""Hands on the output of one command that runs in a pseudo-terminal, chunk by chunk."""

from __future__ import annotations

import os
from typing import BinaryIO

CHUNK_SIZE = 4096
MAX_PENDING = 256 * 1024


class PtyStream:
    """Holds one chunk, or as much of a line as `MAX_PENDING` allows."""

    def __init__(self, master_fd: int, screen: BinaryIO) -> None:
        self.master_fd = master_fd
        self.screen = screen

    def run_to_end(self) -> int:
        """Copies everything the command prints to the screen; returns the number of bytes."""
        pending = bytearray()
        total = 0
        while chunk := os.read(self.master_fd, CHUNK_SIZE):  #~ ok
            total += len(chunk)
            pending += chunk
            if b"\n" in chunk or len(pending) > MAX_PENDING:
                self.flush_output(pending)
                pending.clear()
        self.flush_output(pending)
        return total

    def flush_output(self, data: bytearray) -> None:
        self.screen.write(data)
        self.screen.flush()

    def blank_row(self, columns: int = 80) -> bytes:
        return b" " * min(columns, CHUNK_SIZE)  #~ ok
