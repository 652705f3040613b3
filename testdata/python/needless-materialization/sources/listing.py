"""Where many things come from: a generator of the file's own, a variable, a step in between."""

import csv
import os
import subprocess


def records(name):
    with open(name, newline="") as table:
        for row in csv.reader(table):
            yield row


def days():
    yield "Monday"
    yield "Tuesday"


def count(name):
    return len(list(records(name)))  #~ python/needless-materialization "'records' yields"


def few():
    return len(list(days()))  #~ ok


def directories(root):
    walked = os.walk(root)
    return sum([len(names) for _, _, names in walked])  #~ python/needless-materialization


def widest(name):
    with open(name, newline="") as table:
        return max([len(row) for row in csv.reader(table)])  #~ python/needless-materialization "lines of a file"


def longest(name):
    with open(name) as log:
        return max([len(line) for _, line in enumerate(log)])  #~ python/needless-materialization


def numbers(items: "Iterator[int]"):
    return items


def dirty(run):
    out, _ = subprocess.Popen(["git", "status"], stdout=run.pipe).communicate()
    return any([line.startswith(b"M") for line in out.splitlines()])  #~ python/needless-materialization "a command's output"


def own_list(list, root):
    """The parameter hides the built-in function."""
    return len(list(os.walk(root)))  #~ ok
