import os
import struct
import sys
from typing import BinaryIO


def body(stream: BinaryIO) -> bytearray:
    (length,) = struct.unpack(">I", stream.read(4))
    buffer = bytearray(length)  #~ python/large-preallocation
    stream.readinto(buffer)
    return buffer


def records(stream: BinaryIO) -> list[int]:
    count = int.from_bytes(stream.read(8), "little")
    return [0] * count  #~ python/large-preallocation


def configured() -> bytearray:
    size = int(os.environ["BUFFER_BYTES"])
    return bytearray(size)  #~ python/large-preallocation


def asked() -> bytes:
    return b"\0" * int(sys.argv[1])  #~ python/large-preallocation


def label(stream: BinaryIO) -> bytearray:
    """Sixteen bits cannot ask for much."""
    (length,) = struct.unpack(">H", stream.read(2))
    buffer = bytearray(length)  #~ ok
    stream.readinto(buffer)
    return buffer


STEP = 4 << 20


def grown(buffer: bytearray, end: int) -> None:
    """Growth on demand, by a step."""
    if end >= len(buffer):
        buffer.extend(bytes(STEP))  #~ ok
