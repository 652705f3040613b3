class Audit:
    def __init__(self) -> None:
        self.trail: list[str] = []  #~ python/unbounded-growth

    def login(self, user: str) -> None:
        self.trail.append(user)

    def last(self) -> str:
        return self.trail[-1]
