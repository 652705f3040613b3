"""Grown: one finding each, and it is not that of the global that is merely large."""

HISTORY = []  #~ python/unbounded-growth
BODIES: dict[str, bytes] = {}  #~ python/unbounded-growth


class Handler:
    # One list for all instances.
    seen: list[str] = []  #~ python/unbounded-growth

    def handle(self, path: str, body: bytes) -> None:
        HISTORY.append(path)
        BODIES[path] = body
        self.seen.append(path)


def tagged(tag: str, tags: list[str] = []) -> list[str]:  #~ python/unbounded-growth
    tags.append(tag)
    return tags


def tagged_copy(tag: str, tags: list[str] = []) -> list[str]:  #~ ok
    # False alarm 43: copied first.
    tags = list(tags)
    tags.append(tag)
    return tags


def tagged_anew(tag: str, tags: list[str] | None = None) -> list[str]:
    if tags is None:
        tags = []  #~ ok
    tags.append(tag)
    return tags
