"""What is downloaded is read whole again right after, so one piece at a time would save nothing."""

import json
from urllib.request import urlopen


def catalogue(url, cache):
    found = urlopen(url).read()  #~ ok
    with open(cache, "wb") as out:
        out.write(found)
    with open(cache, encoding="utf-8") as back:
        return json.load(back)


def rows(path):
    """The table is what is held in the end."""
    with open(path, "rb") as file:
        parts = [line.split(b"\t") for line in file]  #~ ok
    table = [part for part in parts if len(part) > 2]
    return len(table), table


def saved(url, target):
    found = urlopen(url).read()  #~ python/whole-file-read
    with open(target, "wb") as out:
        out.write(found)
    return target


def entries(path):
    """What has no lines cannot be read by them."""
    with open(path, "rb") as pending:
        for entry in pending.read().split(b":"):  #~ ok
            yield entry


def _parse_data_url(url, out):
    """What such an address says is in memory already."""
    with urlopen(url) as found:
        out.write(found.read())  #~ ok
