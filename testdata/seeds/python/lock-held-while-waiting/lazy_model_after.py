"""Models by name, loaded on demand: only those who want the same model wait for it."""

import asyncio


class SharedModelManager:
    def __init__(self, source):
        self.source = source
        self.loads = {}  #~ ok

    async def get_model(self, name):
        load = self.loads.get(name)
        if load is None:
            load = asyncio.ensure_future(self.load_model(name))
            self.loads[name] = load
        return await asyncio.shield(load)  #~ ok

    async def load_model(self, name):
        return await self.source.fetch(name)

    def unload(self, name):
        self.loads.pop(name, None)
