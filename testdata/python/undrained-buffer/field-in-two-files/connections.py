"""Two connections: one that another module empties, one that nobody does."""

import socket


class Drained:
    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.inbox = bytearray()  #~ ok

    def receive(self) -> None:
        while True:
            self.inbox += self.connection.recv(4096)


class Kept:
    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.received = bytearray()  #~ python/undrained-buffer "as long as its owner lives"

    def receive(self) -> None:
        while True:
            self.received += self.connection.recv(4096)


class Limited:
    LIMIT = 65536

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.received = bytearray()  #~ ok

    def receive(self) -> None:
        while True:
            self.received += self.connection.recv(4096)
            if len(self.received) > self.LIMIT:
                raise ValueError("too much")
