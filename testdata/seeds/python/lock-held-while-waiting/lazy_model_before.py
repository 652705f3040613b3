"""Models by name, loaded on demand, while all others wait."""

import asyncio


class LazyModelManager:
    def __init__(self, source):
        self.source = source
        self.lock = asyncio.Lock()
        self.models = {}

    async def get_model(self, name):
        async with self.lock:  #~ python/lock-held-while-waiting
            if name in self.models:
                return self.models[name]
            model = await self.load_model(name)
            self.models[name] = model
            return model

    async def load_model(self, name):
        return await self.source.fetch(name)

    async def unload(self, name):
        async with self.lock:
            self.models.pop(name, None)
