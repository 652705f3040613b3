"""A fixed set of models and the transcript's lines; every request gets the same ones."""


class SharingModelManager:
    def __init__(self, models, messages):
        self._models = dict(models)
        self._messages = messages
        self._cached_lines = ()
        self._cached_width = None

    def model(self, name):
        return self._models[name]

    def lines_at(self, width):
        """Every frame that is drawn looks at the same lines, and cannot change them."""
        if self._cached_width != width:
            self._cached_lines = tuple((message[:width],) for message in self._messages)
            self._cached_width = width
        return self._cached_lines
