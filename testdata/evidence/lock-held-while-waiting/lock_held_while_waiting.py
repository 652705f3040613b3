"""200 requests, one every five milliseconds, each with a body of 1 MiB. The first wants an entry whose load takes a
second, all others one that is there: behind a lock that is held over the load, or beside it."""

import asyncio
import sys

REQUESTS = 200
BODY = 1 << 20

lock = asyncio.Lock()
entries = {1: 1}


async def load(key):
    await asyncio.sleep(1)
    return key


async def held(key):
    async with lock:
        if key not in entries:
            entries[key] = await load(key)
        return entries[key]


async def released(key):
    async with lock:
        known = entries.get(key)
    if known is not None:
        return known
    entry = await load(key)
    async with lock:
        return entries.setdefault(key, entry)


async def request(get, key):
    body = b"\1" * BODY
    return len(body) + await get(key)


async def main(mode):
    tasks = []
    for number in range(0 if mode == "nothing" else REQUESTS):
        tasks.append(asyncio.create_task(request(held if mode == "held" else released, int(number > 0))))
        await asyncio.sleep(0.005)
    print(f"{sum(await asyncio.gather(*tasks))}\n", flush=True)


asyncio.run(main(sys.argv[1]))
sys.stdin.readline()
