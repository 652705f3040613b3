import socket
from typing import BinaryIO

BUFFER = 512 * 1024


def relay(connections: list[socket.socket], out: BinaryIO) -> None:
    for connection in connections:
        buffer = bytearray(BUFFER)  #~ python/large-preallocation "524,288"
        read = connection.recv_into(buffer)
        out.write(buffer[:read])


def relay_shared(connections: list[socket.socket], out: BinaryIO) -> None:
    buffer = bytearray(BUFFER)  #~ ok
    for connection in connections:
        read = connection.recv_into(buffer)
        out.write(buffer[:read])
