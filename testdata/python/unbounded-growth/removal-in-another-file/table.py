class ConnectionTracker:
    def __init__(self) -> None:
        self.last_seen: dict[str, float] = {}  #~ ok
        # Its entries stay: what the reaper removes are those of the other map.
        self.ever_seen: set[str] = set()  #~ python/unbounded-growth

    def opened(self, peer: str, now: float) -> None:
        self.last_seen[peer] = now
        self.ever_seen.add(peer)
