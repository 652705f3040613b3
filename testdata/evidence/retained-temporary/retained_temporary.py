"""Reads a file to count its lines, then does the same work again: keeps the first content in a field, or drops it."""

import sys


class Checker:
    def __init__(self):
        self.content = ""

    def kept(self, path):
        with open(path, encoding="utf-8") as file:
            self.content = file.read()
        return self.content.count("ERROR")

    def local(self, path):
        with open(path, encoding="utf-8") as file:
            content = file.read()
        return content.count("ERROR")


mode, log = sys.argv[1:]
if mode != "nothing":
    checkers = [Checker(), Checker(), Checker()]
    print(sum(getattr(checker, mode)(log) for checker in checkers))
print(flush=True)
sys.stdin.readline()
