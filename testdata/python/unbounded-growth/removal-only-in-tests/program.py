"""Keeps one for as long as the process lives."""

from audit import Audit

AUDIT = Audit()


def handle(users: list[str]) -> None:
    for user in users:
        AUDIT.login(user)
