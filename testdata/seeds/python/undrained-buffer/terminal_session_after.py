"""A terminal session that hands on each chunk, with at most 256 KiB in hand."""

from __future__ import annotations

import os
from typing import BinaryIO

CHUNK_SIZE = 4096
MAX_PTY_BUFFER_SIZE = 256 * 1024


class TerminalSession:
    def __init__(self, master_fd: int, screen: BinaryIO) -> None:
        self.master_fd = master_fd
        self.screen = screen
        self.scrollback = bytearray()  #~ ok

    def run_command(self) -> None:
        output_buffer = bytearray()  #~ ok
        while True:
            chunk = os.read(self.master_fd, CHUNK_SIZE)
            if not chunk:
                break
            output_buffer += chunk
            if output_buffer.endswith(b"\n") or len(output_buffer) > MAX_PTY_BUFFER_SIZE:
                self.flush_output(output_buffer)
                output_buffer.clear()
        self.flush_output(output_buffer)

    def follow(self) -> None:
        """Keeps the newest part for scrolling back."""
        while chunk := os.read(self.master_fd, CHUNK_SIZE):
            self.scrollback += chunk
            del self.scrollback[:-MAX_PTY_BUFFER_SIZE]

    def flush_output(self, data: bytes | bytearray) -> None:
        self.screen.write(data)
