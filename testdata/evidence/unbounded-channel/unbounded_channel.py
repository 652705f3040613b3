"""Hands 65,536 messages of 1 KiB to a slower consumer, through a queue with or without a bound."""

import queue
import sys
import threading
import time

MESSAGES = 65_536
MESSAGE_BYTES = 1_024
BOUND = 256
BATCH = 64


def consume(inbox):
    for number in range(MESSAGES):
        inbox.get()
        if number % BATCH == 0:
            time.sleep(0.001)


mode = sys.argv[1]
if mode != "nothing":
    inbox = queue.Queue(BOUND if mode == "bounded" else 0)
    consumer = threading.Thread(target=consume, args=(inbox,))
    consumer.start()
    for _ in range(MESSAGES):
        inbox.put(bytes(MESSAGE_BYTES))
    consumer.join()
print(mode, end="\n\n", flush=True)
sys.stdin.readline()
