"""Models by name, each loaded when it is first asked for and never unloaded."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass
class Model:
    """A model and all its weights."""

    name: str
    weights: array


class EagerModelManager:
    """Answers requests for models; the name is what a client sent."""

    def __init__(self, load: Callable[[str], Awaitable[Model]]) -> None:
        self._load = load
        self._lock = asyncio.Lock()
        self._models: dict[str, Model] = {}  #~ python/unbounded-cache

    async def get_model(self, model_name: str) -> Model:
        async with self._lock:  #~ python/lock-held-while-waiting
            if model_name in self._models:
                return self._models[model_name]
            model = await self._load(model_name)
            self._models[model_name] = model
            return model

    def memory_usage(self) -> int:
        return sum(len(model.weights) * model.weights.itemsize for model in self._models.values())
