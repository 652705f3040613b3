"""Lines of the form name = value are settings, which somebody wrote."""


def parameters(path, use):
    with open(path) as file:
        for line in file.readlines():  #~ ok
            line = line.strip()
            if "=" not in line:
                continue
            name, value = line.split("=", 1)
            use(name, value)


def switches(path, use):
    with open(path) as file:
        lines = file.readlines()  #~ ok
    for line in lines:
        words = line.replace("=", " = ").split()
        if words and words[0] not in ("#", "!"):
            use(words)


def attributes(path, use):
    """A part of a row that has such a form makes no settings of the rows."""
    with open(path) as file:
        for line in file.readlines():  #~ python/whole-file-read
            for field in line.split(";"):
                use(field.split("="))
