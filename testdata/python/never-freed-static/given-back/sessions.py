import weakref

# Entries come and go.
OPEN: dict[str, bytes] = {}  #~ ok

# Holds on to nothing.
BY_NAME: weakref.WeakValueDictionary[str, object] = weakref.WeakValueDictionary()  #~ ok


def login(user: str, state: bytes) -> None:
    OPEN[user] = state


def logout(user: str) -> None:
    OPEN.pop(user, None)


def replay(users: list[str]) -> None:
    for user in users:
        login(user, b"")
        logout(user)
