"""Keeps one for as long as the process lives."""

from bounds import Bounds

BOUNDS = Bounds()


def handle(names: list[str]) -> None:
    for name in names:
        BOUNDS.seen(object(), name)
        BOUNDS.refuse(name)
        BOUNDS.limit(name, 1.0)
