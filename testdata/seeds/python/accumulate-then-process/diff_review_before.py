"""Looks through the staged and the unstaged changes of a repository."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator


def process_output(command_output: Iterator[str], process: Callable[[str], str]) -> None:
    """Nothing is shown before the command has ended."""
    results = []  #~ python/accumulate-then-process
    for chunk in command_output:
        results.append(process(chunk))
    for result in results:
        print(result)


def review(check: Callable[[str], None]) -> None:
    """Both diffs stand in memory before the first line is looked at; they can be 50 MB."""
    combined_diff = []  #~ python/accumulate-then-process
    for scope in ("--staged", "--"):
        with subprocess.Popen(["git", "diff", scope], stdout=subprocess.PIPE, text=True) as git:
            for line in git.stdout:
                combined_diff.append(line)
    for line in combined_diff:
        check(line)
