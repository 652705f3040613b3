"""Sees to it that every removal is called."""

import asyncio

from shapes import Shapes, remember


async def handle(shapes: Shapes, line: str, now: float) -> None:
    shapes.opened(line, now)
    shapes.closed(line)
    shapes.line(line)
    shapes.spawn(asyncio.create_task(asyncio.sleep(now)))
    shapes.flush(print)
    shapes.sweep(line, {line})
    remember(line)
