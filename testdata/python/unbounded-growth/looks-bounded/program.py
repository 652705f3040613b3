"""Keeps one for as long as the process lives."""

from ledger import Ledger

LEDGER = Ledger()


def handle(user: str, checks: list[str], outcome: str) -> None:
    for check in checks:
        LEDGER.finished(user, check, outcome, 1.0)
