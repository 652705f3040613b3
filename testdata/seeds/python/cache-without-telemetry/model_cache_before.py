"""Models by name, the sixteen that were asked for last; how often one is missed, nobody sees."""

from __future__ import annotations

from array import array
from functools import lru_cache


@lru_cache(maxsize=16)  #~ python/cache-without-telemetry
def model(name: str) -> array:
    return array("f", [float(len(name))])
