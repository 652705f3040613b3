"""Texts and numbers that loops make longer, as they should or as it does not matter."""


def renewed(stream):
    for block in stream:
        buffer = b""  #~ ok
        for byte in (block, b"\n"):
            buffer += byte
        print(buffer)


def renewed_now_and_then(stream):
    buffer = b""
    for chunk in stream:
        buffer += chunk  #~ ok
        if len(buffer) > 4096:
            print(buffer)
            buffer = b""


def cut(stream):
    buffer = b""
    for chunk in stream:
        buffer += chunk  #~ ok
        buffer = buffer[buffer.rfind(b"\n") + 1 :]


def of_each(nodes, log):
    for node in nodes:
        node.text += log.readline()  #~ ok


def ended(lines):
    text = b""
    for chunk in lines.iter_chunks():
        if chunk.startswith(b"\0"):
            text += chunk  #~ ok
            break
    return text


def sums(stream):
    total = 0
    for chunk in stream:
        total += chunk  #~ ok
    return total


def listed(stream):
    parts = []
    for chunk in stream:
        parts += [chunk]  #~ ok
    return parts


def in_base(number, digits):
    text = ""
    while number > 0:
        number, rest = divmod(number, len(digits))
        text = digits[rest] + text  #~ ok
    return text


def limited(file):
    length = b""
    digit = file.read(1)
    while digit.isdigit():
        length += digit  #~ ok
        if len(length) > 12:
            raise ValueError("no such length")
        digit = file.read(1)
    return int(length)


class Reader:
    def __init__(self):
        self.data = b""

    def read(self, stream):
        for chunk in stream:
            self.data += chunk  #~ python/string-concat-loop
            self.data += b"\n"


def output_of(process):
    output = b""
    while process.poll() is None:
        part = process.stdout.read()
        output += part  #~ python/string-concat-loop
    return output
