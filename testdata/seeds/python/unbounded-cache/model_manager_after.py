"""Models by name, each loaded when it is first asked for and unloaded when it was idle for a while."""

from __future__ import annotations

import asyncio
import time
from array import array
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

MAX_IDLE_SECONDS = 1800.0


@dataclass
class LoadedModel:
    """A model, all its weights, and when it was used last."""

    name: str
    weights: array
    last_used: float


class IdleAwareModelManager:
    """Answers requests for models and lets go of those that nobody has used."""

    def __init__(self, load: Callable[[str], Awaitable[LoadedModel]]) -> None:
        self._load = load
        self._lock = asyncio.Lock()
        self._resident: dict[str, LoadedModel] = {}  #~ ok

    async def get_model(self, model_name: str) -> LoadedModel:
        now = time.monotonic()
        async with self._lock:
            self._unload_idle(now)
            model = self._resident.get(model_name)
        if model is None:
            loaded = await self._load(model_name)
            async with self._lock:
                model = self._resident.setdefault(model_name, loaded)
        model.last_used = now
        return model

    def _unload_idle(self, now: float) -> None:
        idle = [m.name for m in self._resident.values() if now - m.last_used > MAX_IDLE_SECONDS]
        for name in idle:
            self._resident.pop(name)
