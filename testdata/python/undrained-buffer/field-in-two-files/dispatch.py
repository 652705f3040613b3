"""Takes what a connection has received."""

import threading

from connections import Drained, Kept, Limited


def dispatch(session: Drained, handle) -> None:
    handle(bytes(session.inbox))
    session.inbox.clear()


def serve(connection, handle) -> None:
    session = Drained(connection)
    threading.Thread(target=session.receive).start()
    threading.Thread(target=Kept(connection).receive).start()
    threading.Thread(target=Limited(connection).receive).start()
    while True:
        dispatch(session, handle)
