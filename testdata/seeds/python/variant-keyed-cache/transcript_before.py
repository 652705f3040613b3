"""A transcript that is reflowed when the terminal's width changes, and remembers every width."""

from __future__ import annotations

import textwrap


class TranscriptSession:
    """One for each user who is connected."""

    def __init__(self, messages: list[str]) -> None:
        self.messages = list(messages)
        self.lines_for_width: dict[int, list[list[str]]] = {}  #~ python/variant-keyed-cache

    def reflowed(self, width: int) -> list[list[str]]:
        """The transcript as it looks in a terminal of this width."""
        if width not in self.lines_for_width:
            self.lines_for_width[width] = self._reflow(width)
        return self.lines_for_width[width]

    def _reflow(self, width: int) -> list[list[str]]:
        return [textwrap.wrap(message, width) for message in self.messages]
