"""Who chooses the keys decides."""

from functools import cache

BY_URL = {}  #~ python/unbounded-cache
BY_SESSION = {}  #~ python/unbounded-cache

# Nothing tells how many there are: low confidence.
BY_NAME = {}  #~ ok

# As many as the program states.
BY_KIND = {}  #~ ok

# Groups and counts are no cache; they collect.
COUNTS = {}  #~ python/unbounded-growth
GROUPS = {}  #~ python/unbounded-growth


def title(url, load):
    return BY_URL.setdefault(url, load(url))


def profile(session_id, load):
    known = BY_SESSION.get(session_id)
    if known is None:
        known = load(session_id)
        BY_SESSION[session_id] = known
    return known


def icon(name, load):
    if name not in BY_NAME:
        BY_NAME[name] = load(name)
    return BY_NAME[name]


def color(kind, load):
    if kind not in BY_KIND:
        BY_KIND[kind] = load(kind)
    return BY_KIND[kind]


def count(url):
    COUNTS[url] = COUNTS.get(url, 0) + 1
    return COUNTS[url]


def group(url, link):
    GROUPS.setdefault(url, []).append(link)


@cache  #~ ok
def locale_name(language):
    return language.title()


@cache  #~ python/unbounded-cache
def highlighted(query):
    return f"<b>{query}</b>"


class Registry:
    """One for the program, so that keeping it alive costs nothing."""

    @cache  #~ ok
    def names(self):
        return ["a", "b"]


REGISTRY = Registry()
