"""A name that is used for several files stands for the one that is open."""

import os


def curve(logs, use):
    for f in logs:
        use(f)
    path = os.path.join(os.path.dirname(__file__), "curve.txt")
    with open(path) as f:
        text = f.read()  #~ ok
    for line in text.splitlines():
        use(line)


def both(path, use):
    with open("/proc/self/status") as f:
        use(f.readline())
    with open(path) as f:
        for line in f.readlines():  #~ python/whole-file-read
            use(line)
