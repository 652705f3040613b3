"""Texts that a loop makes longer, and that stay short."""

import os


def word(stream):
    text = b""
    while True:
        byte = stream.read(1)
        if byte == b"\0":
            return text
        text += byte  #~ ok


def line(stream):
    text = b""
    for byte in iter(lambda: stream.read(1), b""):
        text += byte  #~ ok
        if byte == b"\n":
            break
    return text


def field(stream, left):
    data = b""
    while left > 0:
        chunk = stream.read(left)
        if not chunk:
            break
        left -= len(chunk)
        data += chunk  #~ ok
    return data


def preface(connection):
    buf = b""
    while True:
        chunk = connection.recv(24 - len(buf))
        if not chunk:
            return buf
        buf += chunk  #~ ok


def levels(stream):
    seen = b""
    while block := stream.read_block():
        kind = block.kind
        if kind not in seen:
            seen += kind  #~ ok
    return seen


def everything(stream):
    data = b""
    while chunk := stream.read(4096):
        data += chunk  #~ python/string-concat-loop
    return data


def again(descriptor):
    output = b""
    while True:
        try:
            output += os.read(descriptor, 8192)  #~ ok
        except InterruptedError:
            continue
        break
    return output


def all_at_once(response):
    data = b""
    while True:
        part = response.read()
        if not part:
            break
        data += part  #~ ok
    return data


def short_enough(stream, limit):
    data = b""
    if size_of(stream) > limit:
        data = stream.read(limit)
    else:
        while True:
            chunk = stream.read(4096)
            if not chunk:
                break
            data += chunk  #~ ok
    return data


def number(stream):
    digits = b""
    while True:
        part = stream.read(4)
        if not part:
            break
        digits += part  #~ ok
    return int(digits)


def head(stream):
    lines = b""
    while True:
        line = stream.readline()
        if not line.strip():
            break
        lines += line  #~ ok
    return lines


def rest(stream, left):
    data = b""
    while True:
        piece = stream.read(min(left, 4096))
        data += piece  #~ ok
        left -= len(piece)
        if left == 0:
            return data


class Reader:
    async def peek(self, size):
        async for chunk in self._source:
            self._buffer += chunk  #~ ok
            self._length = len(self._buffer)
            if self._length >= size:
                break
        return self._buffer[:size]
