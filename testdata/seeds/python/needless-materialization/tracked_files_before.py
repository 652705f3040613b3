"""Audits the files that a repository tracks; makes sets and lists of all of them on the way."""

from pathlib import Path


class TrackedFileAudit:
    def __init__(self, run_git_command, root: Path) -> None:
        self.run_git_command = run_git_command
        self.root = root

    def missing_files(self) -> int:
        missing = 0
        all_tracked = set(self.run_git_command(["ls-files"]).split("\n"))  #~ python/needless-materialization
        for name in all_tracked:
            if name.strip() and not (self.root / name).exists():
                missing += 1
        return missing

    def file_count(self) -> int:
        return len(list(self.root.rglob("*")))  #~ python/needless-materialization

    def has_stale_locks(self) -> bool:
        return any([path.suffix == ".lock" for path in self.root.rglob("*")])  #~ python/needless-materialization

    def print_context_files(self) -> None:
        all_context_files = list(self.root.rglob("*.context.md"))  #~ python/needless-materialization
        for path in all_context_files:
            print(path)


def print_blocked(violations: list) -> None:
    # As many references as there are violations in memory already.
    blocked_violations = list(v for v in violations if v.severity == "blocked")  #~ ok
    for violation in blocked_violations:
        print(violation)
