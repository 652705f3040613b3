"""False alarm 35: a small constant is good practice."""

import socket

CHUNK = 4096


def chunk() -> bytearray:
    return bytearray(CHUNK)  #~ ok


def rule() -> str:
    return "-" * 80  #~ ok


def counts() -> list[int]:
    return [0] * 256  #~ ok


def packet(connection: socket.socket) -> bytes:
    return connection.recv(65536)  #~ ok


def product(width: int) -> int:
    return width * 1_048_576  #~ ok
