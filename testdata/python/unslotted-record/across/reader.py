from model import Row


def read(lines):
    return {line[:8]: Row(line[:8], line[8:]) for line in lines}
