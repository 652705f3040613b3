"""Nothing calls what would forget."""


class QueryCache:
    def __init__(self):
        self._results = {}  #~ python/unbounded-cache "never called"

    def result(self, query, run):
        try:
            return self._results[query]
        except KeyError:
            made = run(query)
            self._results[query] = made
            return made

    def _forget(self):
        self._results.clear()
