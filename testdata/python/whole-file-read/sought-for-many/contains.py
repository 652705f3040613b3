"""A text that is searched once for each of many things is held for a reason."""


def missing(expected, path):
    with open(path) as file:
        text = file.read()  #~ ok
    for part in expected:
        if part not in text:
            return part
    return ""


def unlisted(names, path):
    with open(path) as file:
        listed = file.read().split("\n")  #~ ok
    return [name for name in names if name not in listed]


def counts(words, path):
    with open(path) as file:
        text = file.read()  #~ ok
    return {word: text.count(word) for word in words}


def has_edges(path):
    """A few stated words can be looked for while reading."""
    with open(path) as file:
        text = file.read()  #~ python/whole-file-read
    words = ["edges:", "nodes:"]
    return all(word in text for word in words)
