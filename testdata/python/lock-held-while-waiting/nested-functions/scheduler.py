import threading
import time


class Scheduler:
    def __init__(self):
        self._lock = threading.Lock()
        self._jobs = {}

    def add(self, name, job):
        with self._lock:

            def later():
                time.sleep(1)  #~ ok
                return job()

            self._jobs[name] = later

    def retry(self, name):
        with self._lock:  #~ python/lock-held-while-waiting
            job = self._jobs.pop(name)
            while not job():
                time.sleep(5)
