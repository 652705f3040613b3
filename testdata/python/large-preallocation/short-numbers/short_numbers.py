"""Sixteen bits cannot ask for much, whatever the byte order."""

import struct


class Header:
    endian = b"<"

    def rows(self, block):
        (count,) = struct.unpack(self.endian + b"H", block[:2])
        return bytearray(count)  #~ ok

    def samples(self, block):
        (count,) = struct.unpack(self.endian + b"I", block[:4])
        return bytearray(count)  #~ python/large-preallocation
