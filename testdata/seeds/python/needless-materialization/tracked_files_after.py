"""Audits the files that a repository tracks, one at a time."""

from collections.abc import Iterator
from pathlib import Path


class TrackedFileAudit:
    def __init__(self, run_git_command, root: Path) -> None:
        self.run_git_command = run_git_command
        self.root = root

    def tracked_files(self) -> Iterator[str]:
        output = self.run_git_command(["ls-files"])
        if output:
            for line in output.split("\n"):  #~ ok
                if line.strip():
                    yield line.strip()

    def missing_files(self) -> int:
        return sum(1 for name in self.tracked_files() if not (self.root / name).exists())

    def file_count(self) -> int:
        return sum(1 for _ in self.root.rglob("*"))

    def has_stale_locks(self) -> bool:
        return any(path.suffix == ".lock" for path in self.root.rglob("*"))

    def print_context_files(self) -> None:
        for path in self.root.rglob("*.context.md"):
            print(path)
