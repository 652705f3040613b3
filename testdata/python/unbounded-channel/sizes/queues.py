import queue
from asyncio import Queue as AsyncQueue
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from limits import NO_LIMIT, WAITING


class Desk:
    def __init__(self, size):
        self.mails = queue.Queue(WAITING)  #~ ok
        self.faxes = queue.Queue(NO_LIMIT)  #~ python/unbounded-channel
        self.calls = AsyncQueue(-1)  #~ python/unbounded-channel
        self.notes = SimpleQueue()  #~ python/unbounded-channel
        self.tasks = queue.PriorityQueue(maxsize=size)  #~ ok


def serve(listener, answer):
    pool = ThreadPoolExecutor(8)
    while True:
        connection = listener.accept()
        pool.submit(answer, connection)  #~ python/unbounded-channel


def answer_all(connections, answer):
    pool = ThreadPoolExecutor(8)
    for connection in connections:
        pool.submit(answer, connection)  #~ ok
