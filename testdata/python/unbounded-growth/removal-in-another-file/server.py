import time
from collections.abc import Iterable

from reaper import Reaper
from table import ConnectionTable


def serve(peers: Iterable[str]) -> None:
    table = ConnectionTable()
    reaper = Reaper(table)
    for peer in peers:
        table.opened(peer, time.monotonic())
        reaper.closed(peer)
