"""A fixed set of models and the transcript's lines; every request gets copies of them."""

import copy


class CopyingModelManager:
    def __init__(self, models, messages):
        self._models = dict(models)
        self._messages = messages
        self._cached_lines = []
        self._cached_width = None

    def model(self, name):
        return copy.deepcopy(self._models[name])  #~ python/copy-of-shared-state

    def lines_at(self, width):
        """Every frame that is drawn gets lines of its own."""
        if self._cached_width == width:
            return copy.deepcopy(self._cached_lines)  #~ python/copy-of-shared-state
        self._cached_lines = [[message[:width]] for message in self._messages]
        self._cached_width = width
        return self._cached_lines
