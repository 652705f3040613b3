"""Models by name, the sixteen that were asked for last; each miss is counted."""

from __future__ import annotations

from array import array
from collections import OrderedDict


class ModelCache:
    """Keeps the models that were asked for last, and how often it had them."""

    def __init__(self) -> None:
        self.models: OrderedDict[str, array] = OrderedDict()  #~ ok
        self.hits = 0
        self.misses = 0

    def model(self, name: str) -> array:
        if name in self.models:
            self.hits += 1
            self.models.move_to_end(name)
            return self.models[name]
        self.misses += 1
        self.models[name] = array("f", [float(len(name))])
        while len(self.models) > 16:
            self.models.popitem(last=False)
        return self.models[name]
