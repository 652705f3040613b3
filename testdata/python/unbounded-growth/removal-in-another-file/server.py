import time
from collections.abc import Iterable

from reaper import Reaper
from table import ConnectionTracker


TABLE = ConnectionTracker()


def serve(peers: Iterable[str]) -> None:
    reaper = Reaper(TABLE)
    for peer in peers:
        TABLE.opened(peer, time.monotonic())
        reaper.closed(peer)
