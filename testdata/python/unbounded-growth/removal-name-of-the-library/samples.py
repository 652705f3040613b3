"""Nobody calls this class's `clear`; the calls of that name are the library's."""


class SampleLog:
    def __init__(self) -> None:
        self.samples: list[float] = []  #~ python/unbounded-growth

    def record(self, sample: float) -> None:
        self.samples.append(sample)

    def clear(self) -> None:
        self.samples.clear()
