from limits import MAX_DOCUMENTS, MAX_SCORES


class DocumentCache:
    def __init__(self):
        self.documents: dict[str, bytes] = {}  #~ python/oversized-bound "50,000 entries"
        self.scores: dict[str, float] = {}  #~ ok

    def put(self, url, document, score):
        if len(self.documents) >= MAX_DOCUMENTS:
            self.documents.clear()
        self.documents[url] = document
        if len(self.scores) >= MAX_SCORES:
            self.scores.clear()
        self.scores[url] = score
