"""A transcript that is reflowed when the terminal's width changes, and remembers the current one."""

from __future__ import annotations

import textwrap


class TranscriptSession:
    """One for each user who is connected."""

    def __init__(self, messages: list[str]) -> None:
        self.messages = list(messages)
        self.cached_width: int | None = None
        self.cached_lines: list[list[str]] = []  #~ ok

    def reflowed(self, width: int) -> list[list[str]]:
        """The transcript as it looks in a terminal of this width."""
        if width != self.cached_width:
            self.cached_lines = self._reflow(width)
            self.cached_width = width
        return self.cached_lines

    def _reflow(self, width: int) -> list[list[str]]:
        return [textwrap.wrap(message, width) for message in self.messages]
