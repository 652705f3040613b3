"""The caller of the removal is a template."""


class BannerQueue:
    def __init__(self) -> None:
        self._banners: dict[str, list[str]] = {}  #~ ok

    def announce(self, user: str, text: str) -> None:
        self._banners.setdefault(user, []).append(text)

    def take_banners(self, user: str) -> list[str]:
        return self._banners.pop(user, [])
