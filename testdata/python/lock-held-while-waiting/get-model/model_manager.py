"""Models by name, loaded on demand: a lock over the load, a dict without a limit, a copy for each caller."""

import copy
import threading
from dataclasses import dataclass


@dataclass
class Model:
    name: str
    weights: list[float]


class ModelManager:
    def __init__(self, directory):
        self.directory = directory
        self.lock = threading.Lock()
        self.models: dict[str, Model] = {}  #~ python/unbounded-cache

    def get_model(self, model_name):
        with self.lock:  #~ python/lock-held-while-waiting "load_model"
            model = self.models.get(model_name)
            if model is None:
                model = self.load_model(model_name)
                self.models[model_name] = model
            return copy.deepcopy(model)  #~ python/copy-of-shared-state

    def load_model(self, model_name):
        return Model(model_name, self.weights(self.directory / model_name))

    def weights(self, path):
        return [float(line) for line in self.lines(path)]

    def lines(self, path):
        with open(path, encoding="ascii") as model:
            return [line for line in model if line.strip()]


class Prepared:
    """What is handed to another thread under the lock does not keep it."""

    def __init__(self, pool, directory):
        self.pool = pool
        self.directory = directory
        self.lock = threading.Lock()
        self.sizes = {}

    def prepare(self, name):
        with self.lock:  #~ ok
            self.start(name)

    def forget(self, name):
        with self.lock:  #~ ok
            self.sizes.pop(name, None)

    def start(self, name):
        self.sizes[name] = self.pool.submit(self.measured, name)
        self.pool.submit(lambda: open(self.directory / name, "rb").close())

    def measured(self, name):
        with open(self.directory / name, "rb") as model:
            return model.seek(0, 2)
