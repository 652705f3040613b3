"""A terminal session that keeps what all of its commands print."""

from __future__ import annotations

import os


class TerminalSession:
    """One long command is enough to exhaust the memory, and there is a buffer in each session."""

    def __init__(self, master_fd: int) -> None:
        self.master_fd = master_fd
        self.scrollback = bytearray()  #~ python/undrained-buffer

    def run_command(self) -> None:
        output_buffer = bytearray()  #~ python/undrained-buffer
        while True:
            chunk = os.read(self.master_fd, 4096)
            if not chunk:
                break
            output_buffer += chunk
        for line in output_buffer.splitlines():
            print(line.decode(errors="replace"))

    def follow(self) -> None:
        while True:
            self.scrollback += os.read(self.master_fd, 4096)
