from banner_queue import BannerQueue

queue = BannerQueue()


def announce_all(users: list[str], text: str) -> None:
    for user in users:
        queue.announce(user, text)
