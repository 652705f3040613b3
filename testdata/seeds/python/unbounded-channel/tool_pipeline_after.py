"""Runs the tool calls that an agent asks for, one after the other."""

import asyncio

MAX_WAITING = 64


class ToolPipeline:
    """Who asks faster than tools run has to wait."""

    def __init__(self):
        self.requests = asyncio.Queue(MAX_WAITING)  #~ ok

    async def submit_request(self, request):
        await self.requests.put(request)

    async def run(self):
        while True:
            request = await self.requests.get()
            print(request)
