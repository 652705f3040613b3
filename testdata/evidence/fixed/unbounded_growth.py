"""The latest requests of a log."""

import sys


class Requests:
    def __init__(self):
        self.latest = []

    def handle(self, line):
        self.latest.append(line)

    def characters(self):
        return sum(len(line) for line in self.latest)


REQUESTS = Requests()


def serve(name):
    with open(name, encoding="utf-8") as log:
        for line in log:
            REQUESTS.handle(line)
    return REQUESTS.characters()


print(serve(sys.argv[1]), end="\n\n", flush=True)
sys.stdin.readline()
