import socket

import limits
import numpy as np
from limits import MIB as MEBIBYTE
from limits import Window


def frame(connection: socket.socket) -> bytearray:
    buffer = bytearray(limits.MAX_FRAME)  #~ python/large-preallocation "1,048,576"
    read = connection.recv_into(buffer)
    return buffer[:read]


def padding() -> bytes:
    return b"\0" * (2 * MEBIBYTE)  #~ python/large-preallocation


def slots() -> list[int]:
    # Eight bytes a slot.
    return [0] * 262_144  #~ python/large-preallocation


def plane():
    return np.zeros((1024, 1024))  #~ python/large-preallocation


def buffered(name: str):
    return open(name, "rb", buffering=Window.BYTES)  #~ python/large-preallocation


def packet(connection: socket.socket) -> bytes:
    return connection.recv(16 * MEBIBYTE)  #~ python/large-preallocation


def header() -> bytearray:
    return bytearray(limits.HEADER)  #~ ok
