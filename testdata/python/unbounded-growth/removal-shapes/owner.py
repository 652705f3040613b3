"""Keeps one for as long as the process lives, and sees to it that every removal is called."""

import asyncio

from shapes import Shapes, remember

SHAPES = Shapes()


async def handle(line: str, now: float) -> None:
    SHAPES.opened(line, now)
    SHAPES.closed(line)
    SHAPES.line(line)
    SHAPES.spawn(asyncio.create_task(asyncio.sleep(now)))
    SHAPES.flush(print)
    SHAPES.sweep(line, {line})
    remember(line)
