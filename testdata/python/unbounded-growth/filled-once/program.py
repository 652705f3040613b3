"""Keeps one for as long as the process lives."""

from tables import Level, Tables

TABLES = Tables(["north", "south"])


def handle(bodies: list[bytes]) -> None:
    for body in bodies:
        TABLES.count(Level.HIGH if len(body) > 9 else Level.LOW, len(body))
