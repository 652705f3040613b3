from collections.abc import Callable


class Bus:
    def __init__(self) -> None:
        self.listeners: list[Callable[[str], None]] = []  #~ python/unbounded-growth

    def subscribe(self, listener: Callable[[str], None]) -> None:
        self.listeners.append(listener)

    def publish(self, event: str) -> None:
        for listener in self.listeners:
            listener(event)
