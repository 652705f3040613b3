"""False alarm 11, turned round: a removal method that nobody calls keeps nothing small."""


class SeenUrls:
    def __init__(self) -> None:
        self._urls: set[str] = set()  #~ python/unbounded-growth

    def is_new(self, url: str) -> bool:
        if url in self._urls:
            return False
        self._urls.add(url)
        return True

    def _forget_all(self) -> None:
        self._urls.clear()
