"""Things that look like bounds and are none."""

from collections import defaultdict, deque


class Ledger:
    def __init__(self) -> None:
        # Pruned, all three.
        self.passed: list[str] = []  #~ ok
        self.failed: list[str] = []  #~ ok
        self.skipped: list[str] = []  #~ ok
        # The fourth, which the prune forgot.
        self.timed_out: list[str] = []  #~ python/unbounded-growth
        # The inner lists are cleared, the entries stay: one per user that ever came.
        self.by_user: dict[str, list[str]] = defaultdict(list)  #~ python/unbounded-growth
        # A deque without maxlen.
        self.durations: deque[float] = deque()  #~ python/unbounded-growth

    def finished(self, user: str, check: str, outcome: str, seconds: float) -> None:
        if outcome == "passed":
            self.passed.append(check)
        elif outcome == "failed":
            self.failed.append(check)
        elif outcome == "skipped":
            self.skipped.append(check)
        else:
            self.timed_out.append(check)
        self.by_user[user].append(check)
        self.durations.append(seconds)
        self._prune()

    def _prune(self) -> None:
        del self.passed[:-500]
        self.failed = self.failed[-500:]
        self.skipped.clear()
        for checks in self.by_user.values():
            checks.clear()
