"""Texts that a loop makes longer, and that stay short."""


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
