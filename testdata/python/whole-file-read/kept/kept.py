"""What is held in the end is as large as the file: to read it by lines would save half at best."""


def sorted_by_kind(path):
    """Each line goes somewhere."""
    exact, parts = set(), set()
    with open(path) as file:
        for line in file.read().splitlines():  #~ ok
            if line.startswith("*"):
                parts.add(line[1:])
            else:
                exact.add(line)
    return exact, parts


def by_use(path):
    train, test = [], []
    with open(path) as file:
        for line in file.readlines():  #~ ok
            name, use = line.split()
            if use == "1":
                train.append(name)
            elif use == "2":
                test.append(name)
    return train, test


def positions(path):
    """Some lines mean something else, the rest is kept."""
    with open(path) as file:
        lines = file.readlines()  #~ ok
    names, origin = [], None
    for i, line in enumerate(lines):
        items = line.split()
        if not items:
            continue
        elif len(items) != 4:
            raise ValueError(f"{path}:{i}")
        if items[0] == "end":
            continue
        if items[0] == "origin":
            origin = items[1:]
        else:
            names.append(items)
    return names, origin


def matched(path, known):
    with open(path) as file:
        return [known[line.strip()] for line in file.readlines()]  #~ ok


def symbols(path):
    with open(path) as file:
        elements = file.readlines()  #~ ok
    return [element.strip() for element in elements if element.strip() != ""]


def names(path):
    """The first line counts the others."""
    with open(path) as file:
        return [line.strip().split()[0] for i, line in enumerate(file.readlines()) if i > 0]  #~ ok


def ignored(path):
    """The lines are stripped in one step and kept in the next."""
    lines = (line.strip() for line in path.open().read().splitlines())  #~ ok
    return [line for line in lines if line and not line.startswith("#")]


def seconds(path):
    """What is made of a line is not the file any more."""
    with open(path) as file:
        found = [line.split()[1] for line in file]  #~ ok
    return " ".join(found)


def energies(path):
    """Few lines are kept, most are not."""
    found = []
    with open(path) as file:
        for line in file.readlines():  #~ python/whole-file-read
            if line.startswith(":ENE"):
                found.append(float(line[43:59]))
    return found


def trees(path):
    """A state decides what is skipped: the rest is not all."""
    found, inside = {}, False
    with open(path) as file:
        for line in file.readlines():  #~ python/whole-file-read
            if "begin" in line:
                inside = True
                continue
            if inside:
                key, value = line.split()
                found[key] = value
    return found
