"""The requests that a server has handled."""

import sys


class Server:
    def __init__(self):
        self.requests = []

    def handle(self, line):
        self.requests.append(line)

    def run(self, name):
        with open(name, encoding="utf-8") as log:
            while line := log.readline():
                self.handle(line)


server = Server()
server.run(sys.argv[1])
print(server.requests[-1], end="\n\n", flush=True)
sys.stdin.readline()
