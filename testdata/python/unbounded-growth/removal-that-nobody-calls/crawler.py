from collections.abc import Callable

from seen_urls import SeenUrls

SEEN = SeenUrls()


class Crawler:
    def crawl(self, urls: list[str], fetch: Callable[[str], None]) -> None:
        for url in urls:
            if SEEN.is_new(url):
                fetch(url)
