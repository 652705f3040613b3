"""Remembers a million requests, or the newest 10,000 of them."""

import sys

REQUESTS = 1_000_000
NEWEST = 10_000

mode = sys.argv[1]
seen = {}
for request in range(0 if mode == "nothing" else REQUESTS):
    seen[f"request-{request:08}"] = request
    if mode == "bounded" and len(seen) > NEWEST:
        del seen[next(iter(seen))]
print(len(seen), end="\n\n", flush=True)
sys.stdin.readline()
