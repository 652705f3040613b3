import weakref
from collections import deque

MAX_PENDING = 100


class Bounds:
    def __init__(self) -> None:
        self.ring: deque[str] = deque(maxlen=MAX_PENDING)  #~ ok
        # False alarm 8: weak references release their entries.
        self.names: weakref.WeakKeyDictionary[object, str] = weakref.WeakKeyDictionary()  #~ ok
        self.sessions: weakref.WeakValueDictionary[str, object] = weakref.WeakValueDictionary()  #~ ok
        self.workers: weakref.WeakSet[object] = weakref.WeakSet()  #~ ok
        # A length check that refuses.
        self.refused: list[str] = []  #~ ok
        self.limited: dict[str, float] = {}  #~ ok

    def seen(self, owner: object, text: str) -> None:
        self.ring.append(text)
        self.names[owner] = text
        self.sessions[text] = owner
        self.workers.add(owner)

    def refuse(self, text: str) -> None:
        if len(self.refused) >= MAX_PENDING:
            raise RuntimeError(f"more than {MAX_PENDING} pending")
        self.refused.append(text)

    def limit(self, text: str, now: float) -> None:
        if len(self.limited) < MAX_PENDING:
            self.limited[text] = now
