import enum


class Level(enum.Enum):
    LOW = "low"
    HIGH = "high"


# False alarm 6: filled at the top level of the module only.
SIZES: dict[str, int] = {}  #~ ok
for _power, _name in enumerate(["byte", "short", "int", "long"]):
    SIZES[_name] = 2**_power

UNITS = ["kB"]  #~ ok
UNITS.append("MB")


class Tables:
    suffixes = [".py", ".pyi"]  #~ ok

    def __init__(self, configured: list[str]) -> None:
        # Filled in the constructor only.
        self.names: list[str] = []  #~ ok
        for name in configured:
            self.names.append(name.strip())
        # False alarm 59: counters and one-shot lists with a constant loop bound.
        self.squares: list[int] = []  #~ ok
        for i in range(10):
            self.squares.append(i * i)
        self.events = 0
        # Keys from a closed set.
        self.by_level: dict[Level, int] = {}  #~ ok
        # Keys that are literals.
        self.totals: dict[str, int] = {}  #~ ok

    def count(self, level: Level, size: int) -> None:
        self.events += 1
        self.by_level[level] = self.by_level.get(level, 0) + size
        self.totals["bytes"] = size
        self.totals["events"] = self.events
