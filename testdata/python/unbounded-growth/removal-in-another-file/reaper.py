from table import ConnectionTracker


class Reaper:
    def __init__(self, table: ConnectionTracker) -> None:
        self.table = table

    def closed(self, peer: str) -> None:
        del self.table.last_seen[peer]
