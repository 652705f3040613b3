"""Only what ends like the source of a program is read, or what is large is left out before."""

import hashlib
import os
from pathlib import Path

SOURCES = (".c", ".h", ".cpp")


def arduino(root):
    for folder, _, names in os.walk(root):
        for name in names:
            if not name.endswith(SOURCES):
                continue
            with open(os.path.join(folder, name)) as file:
                if "Arduino.h" in file.read():  #~ ok
                    return True
    return False


def lines(path):
    if os.path.splitext(path)[1] in [".py", ".pyw"]:
        with open(path, "rb") as file:
            return len(file.read().splitlines())  #~ ok
    return 0


def fingerprint(root):
    digest = hashlib.sha256()
    for folder, _, names in os.walk(root):
        for name in names:
            if name.endswith((".safetensors", ".bin", ".pt")):
                continue
            with open(os.path.join(folder, name), "rb") as file:
                digest.update(file.read())  #~ ok
    return digest


def modules(root: Path):
    for path in root.rglob("*.py"):
        yield hashlib.sha256(path.read_bytes()).hexdigest()  #~ ok


def errors(root):
    """The ending of a log says nothing about its size."""
    found = 0
    for folder, _, names in os.walk(root):
        for name in names:
            if not name.endswith(".log"):
                continue
            with open(os.path.join(folder, name)) as file:
                found += file.read().count("ERROR")  #~ python/whole-file-read
    return found


def others(root):
    """What is no source is read here."""
    digest = hashlib.sha256()
    for folder, _, names in os.walk(root):
        for name in names:
            if name.endswith(".py"):
                continue
            with open(os.path.join(folder, name), "rb") as file:
                digest.update(file.read())  #~ python/whole-file-read
    return digest
