"""A default that a factory makes is a field of each object, whatever the base class is called."""

from models import Document, Field, PrivateAttr


class Order(Document):
    items: list[str] = Field(default_factory=list)  #~ ok
    _notes: dict[str, str] = PrivateAttr(default_factory=dict)  #~ ok
    names: list[str] = []  #~ python/unbounded-growth

    def receive(self, items: list[str]) -> None:
        for item in items:
            self.items.append(item)
            self._notes[item] = ""
            self.names.append(item)


class Query:
    _columns: list[str] | None = None  #~ ok

    def column(self, names: list[str]) -> None:
        self._columns = self._columns or []
        for name in names:
            self._columns.append(name)
