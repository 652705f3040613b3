"""A configuration that is read, changed and written back is needed whole."""

import hashlib
import os
from pathlib import Path


def set_value(config: Path, key: str, old: str, new: str) -> None:
    text = config.read_text()  #~ ok
    config.write_text(text.replace(f"{key}={old}", f"{key}={new}"))


def replace_lines(path, pattern, replacement):
    """Its lines are needed until the file is opened for the new ones."""
    with open(path) as file:
        lines = file.readlines()  #~ ok
    with open(path, "w") as file:
        for line in lines:
            file.write(pattern.sub(replacement, line))


def write_once(path, text):
    """What was written here is as large as what is written now."""
    with open(path) as file:
        held = hashlib.sha256(file.read().encode()).hexdigest()  #~ ok
    if held != hashlib.sha256(text.encode()).hexdigest():
        with open(path, "w") as file:
            file.write(text)


def without(path, name):
    kept = []
    with open(path) as file:
        for line in file.readlines():  #~ ok
            if name not in line:
                kept.append(line)
    with open(path + ".new", "w") as file:
        file.writelines(kept)
    os.replace(path + ".new", path)


def logged(path, line):
    """Nothing is written anew: the file only grows."""
    with open(path) as file:
        found = file.read().count(line)  #~ python/whole-file-read
    with open(path, "a") as file:
        file.write(line)
    return found


def columns_by_keyword(path):
    with open(file=path, encoding="utf-8") as file:
        lines = file.readlines()  #~ ok
    with open(file=path, mode="w", encoding="utf-8") as file:
        for line in lines:
            file.write(line.split()[0] + "\n")
