"""False alarm 1: functions and methods of these names that read no file."""


class Label:
    def __init__(self, name: str) -> None:
        self.name = name

    def read(self) -> str:
        return self.name

    def readlines(self) -> list[str]:
        return [self.name]

    def read_text(self) -> str:
        return self.name


def open(name: str) -> Label:  # noqa: A001
    """Shadows the built-in function."""
    return Label(name)


def words(names: list[str]) -> int:
    found = 0
    for name in names:
        label = Label(name)
        found += len(label.read().split())  #~ ok
        for line in label.readlines():  #~ ok
            found += len(line)
        found += label.read_text().count("x")  #~ ok
        found += len(open(name).read().split())  #~ ok
    return found
