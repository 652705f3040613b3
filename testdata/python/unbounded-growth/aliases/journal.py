from typing import TextIO


class Journal:
    def __init__(self) -> None:
        # False alarm 57: one finding, however many places make it grow, and by whatever name.
        self.entries: list[str] = []  #~ python/unbounded-growth
        # Emptied by another name.
        self.pending: list[str] = []  #~ ok

    def write(self, line: str) -> None:
        self.entries.append(line)
        self.pending.append(line)

    def write_all(self, lines: list[str], out: TextIO) -> None:
        self.flush(out)
        self.entries.extend(lines)
        target = self.entries
        for line in lines:
            target.append(line.strip())

    def flush(self, out: TextIO) -> None:
        lines = self.pending
        for line in lines:
            out.write(line)
        lines.clear()
