"""Collects the output of one command that runs in a pseudo-terminal."""

from __future__ import annotations

import os

from pty_limits_before import LARGE_BUFFER_SIZE, VISIBLE_ROWS


class PtyCommand:
    """Every session that runs at the same time pays for a full buffer."""

    def __init__(self, master_fd: int) -> None:
        self.master_fd = master_fd

    def run_to_end(self) -> list[str]:
        """Returns the last rows of the output."""
        output = bytearray(LARGE_BUFFER_SIZE)  #~ python/large-preallocation
        used = 0
        while used < LARGE_BUFFER_SIZE:
            chunk = os.read(self.master_fd, 4096)
            if not chunk:
                break
            room = LARGE_BUFFER_SIZE - used
            output[used : used + len(chunk)] = chunk[:room]
            used += min(len(chunk), room)
        text = output[:used].decode("utf-8", errors="replace")
        return text.splitlines()[-VISIBLE_ROWS:]

    def blank_screen(self) -> bytes:
        return b" " * LARGE_BUFFER_SIZE  #~ python/large-preallocation
