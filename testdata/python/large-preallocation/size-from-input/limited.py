"""Numbers from data that cannot ask for much."""

import struct


def identifier(data):
    revision, count, authority = struct.unpack(">BBQ", data[:10])
    return struct.unpack("<" + "I" * count, data[10:])  #~ ok


def padding(data, blocks):
    length = int.from_bytes(data[4:], byteorder="big")
    rest = 8 * blocks - length
    if length > 8 * blocks or length <= 8 * (blocks - 1) or data[-rest:] != b"\0" * rest:  #~ ok
        raise ValueError(length)


def answer(wire):
    return wire.recv(struct.unpack("!i", wire.head())[0], align=True)  #~ ok


class Model:
    def __init__(self, args):
        self.args = args
        self.weights = bytearray(self.args["hidden"])  #~ ok
