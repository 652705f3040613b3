from __future__ import annotations


def _load(name: str) -> set[str]:
    with open(name, encoding="utf-8") as lines:
        return {line.strip() for line in lines}


WORDS = _load("words.txt")  #~ python/never-freed-static
NAMES = {line.strip() for line in open("names.txt", encoding="utf-8")}  #~ python/never-freed-static

# Built at the first look-up, then held for good.
_ranks: dict[str, int] | None = None  #~ python/never-freed-static


def rank(word: str) -> int | None:
    global _ranks
    if _ranks is None:
        _ranks = {known: place for place, known in enumerate(sorted(WORDS))}
    return _ranks.get(word)


class Dictionary:
    stop_words = _load("stop_words.txt")  #~ python/never-freed-static

    def knows(self, word: str) -> bool:
        return word in WORDS or word in NAMES or word in self.stop_words
