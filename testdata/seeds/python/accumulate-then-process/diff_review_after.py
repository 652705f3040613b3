"""Looks through the staged and the unstaged changes of a repository, line by line."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator


def process_output(command_output: Iterator[str], process: Callable[[str], str]) -> None:
    for chunk in command_output:
        print(process(chunk))


def changed_lines() -> Iterator[str]:
    for scope in ("--staged", "--"):
        with subprocess.Popen(["git", "diff", scope], stdout=subprocess.PIPE, text=True) as git:
            yield from git.stdout


def review(check: Callable[[str], None]) -> None:
    for line in changed_lines():
        check(line)
