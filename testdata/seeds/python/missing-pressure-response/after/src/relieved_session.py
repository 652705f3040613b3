"""An editor's memory with a soft limit, at which the caches go first and the oldest questions next."""


class RelievedSession:
    def __init__(self, soft_limit):
        self.soft_limit = soft_limit
        self.models = {}
        self.symbols = {}
        self.history = []

    def model_loaded(self, name, weights):
        self.models[name] = weights
        self.relieve()

    def symbols_found(self, file, places):
        self.symbols[file] = places
        self.relieve()

    def asked(self, question):
        self.history.append(question)
        self.relieve()

    def relieve(self):
        if sum(map(len, self.models.values())) * 8 > self.soft_limit:
            self.symbols.clear()
            self.models.clear()
            del self.history[: len(self.history) // 2]
