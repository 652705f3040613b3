"""An editor's memory: models, symbols, history, answers and traces, none of which is ever given back."""


class IdeSession:  #~ python/missing-pressure-response
    def __init__(self):
        self.models = {}
        self.symbols = {}  #~ python/unbounded-growth
        self.history = []  #~ python/unbounded-growth
        self.answers = {}
        self.traces = []  #~ python/unbounded-growth

    def model_loaded(self, name, weights):
        self.models[name] = weights

    def symbols_found(self, file, places):
        self.symbols[file] = places

    def asked(self, question):
        self.history.append(question)

    def answered(self, question, answer):
        self.answers[question] = answer

    def traced(self, line):
        self.traces.append(line)
