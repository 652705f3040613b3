"""Runs the tool calls that an agent asks for, one after the other."""

import asyncio


class ToolPipeline:
    """An agent that asks faster than tools run fills memory with requests."""

    def __init__(self):
        self.requests = asyncio.Queue()  #~ python/unbounded-channel

    async def submit_request(self, request):
        await self.requests.put(request)

    async def run(self):
        while True:
            request = await self.requests.get()
            print(request)
