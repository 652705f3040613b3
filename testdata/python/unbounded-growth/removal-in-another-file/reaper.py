from table import ConnectionTable


class Reaper:
    def __init__(self, table: ConnectionTable) -> None:
        self.table = table

    def closed(self, peer: str) -> None:
        del self.table.last_seen[peer]
