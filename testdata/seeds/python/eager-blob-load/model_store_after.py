"""Maps the completion model when it is first asked for, and gives it back when it has been idle."""

import time

IDLE_SECONDS = 1800


class LazyModel:
    def __init__(self, path):
        self.path = path
        self.model = None
        self.last_used = 0.0

    def get(self):
        if self.model is None:
            import torch

            self.model = torch.load(self.path, mmap=True)
        self.last_used = time.monotonic()
        return self.model

    def unload_when_idle(self):
        if time.monotonic() - self.last_used > IDLE_SECONDS:
            self.model = None
