import hashlib


def debug(paths):
    for path in paths:
        with open(path, "rb") as file:
            print(path, hashlib.sha256(file.read()).hexdigest())  #~ ok


def demo_report(paths):
    for path in paths:
        with open(path, "rb") as file:
            print(path, hashlib.sha256(file.read()).hexdigest())  #~ ok


def report(paths):
    for path in paths:
        with open(path, "rb") as file:
            print(path, hashlib.sha256(file.read()).hexdigest())  #~ python/whole-file-read


def capabilities(repository):
    with open(repository / ".hg" / "requires") as file:
        return set(file.read().splitlines())  #~ ok
