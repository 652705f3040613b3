"""False alarms 22 to 29, near what is reported."""

import glob
import os
from pathlib import Path


def rename(root: Path):
    for path in list(root.rglob("*.jpeg")):  #~ ok
        path.rename(path.with_suffix(".jpg"))


def twice(root: Path):
    found = [path for path in root.rglob("*")]  #~ ok
    for path in found:
        print(path)
    return found


def in_a_loop(root: Path, names):
    found = [path.name for path in root.rglob("*")]  #~ ok
    return [name for name in names if name in found]


def kept(self, root: Path):
    self.found = list(root.rglob("*"))  #~ ok


def returned(root: Path):
    return list(root.rglob("*"))  #~ ok


def sliced(root: Path):
    return list(root.rglob("*"))[:10]  #~ ok


def one_of_two(root: Path):
    if root.exists():
        found = list(root.rglob("*"))  #~ ok
    else:
        found = []
    for path in found:
        print(path)


def one_directory(pattern):
    return bool(glob.glob(pattern))  #~ ok


def closed_later(name):
    with open(name) as log:
        wide = [line for line in log if len(line) > 80]  #~ ok
    for line in wide:
        print(line)


def duplicates(run_git_command):
    return len(set(run_git_command(["log", "--format=%an"]).split("\n")))  #~ ok


def each_one(root: Path, lock):
    return all([lock(path) for path in root.rglob("*")])  #~ ok


def by_size(root: Path):
    for path in sorted(root.rglob("*"), key=os.path.getsize):  #~ ok
        print(path)


def sorted_tree():
    return sorted(glob.glob("**/*.py", recursive=True))  #~ ok
