import struct
from typing import BinaryIO

LIMIT = 64 * 1024


def flags(names: list[str]) -> list[bool]:
    return [False] * len(names)  #~ ok


def copy(source: bytes) -> bytearray:
    target = bytearray(len(source))  #~ ok
    target[:] = source
    return target


def clamped(stream: BinaryIO) -> bytearray:
    (length,) = struct.unpack(">I", stream.read(4))
    body = bytearray(min(length, LIMIT))  #~ ok
    stream.readinto(body)
    return body


def guarded(stream: BinaryIO) -> bytearray:
    (length,) = struct.unpack(">I", stream.read(4))
    if length > LIMIT:
        raise ValueError(f"frame of {length} bytes")
    body = bytearray(length)  #~ ok
    stream.readinto(body)
    return body
