from collections.abc import Callable

from seen_urls import SeenUrls


class Crawler:
    def __init__(self) -> None:
        self.seen = SeenUrls()

    def crawl(self, urls: list[str], fetch: Callable[[str], None]) -> None:
        for url in urls:
            if self.seen.is_new(url):
                fetch(url)
