"""Keeps one for as long as the process lives."""

import sys

from journal import Journal

JOURNAL = Journal()


def handle(lines: list[str]) -> None:
    for line in lines:
        JOURNAL.write(line)
    JOURNAL.write_all(lines, sys.stdout)
