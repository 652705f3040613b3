"""Classes and tables that look as if they lived as long as the program."""

import os

from pydantic import BaseModel
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Concise(BaseModel):
    model_config = {"extra": "ignore"}


class Report(Concise):
    calls: list[str] = []  #~ ok

    @classmethod
    def of(cls, entries):
        report = cls()
        for entry in entries:
            report.calls.append(entry)
        return report


def handle_request(request, nodes):
    class Holder:
        found: list[int] = []  #~ ok

    for node in nodes:
        Holder.found.append(node)
    return Holder.found


_table: list[str] = []  #~ ok


def handle_lookup(request):
    if len(_table) == 0:
        for line in TEXT.split():
            _table.append(line)
    return _table


class Application:
    def __init__(self):
        self.handlers = []  #~ ok

    def error_handler(self, handler):
        self.handlers.append(handler)
        return handler


application = Application()


class Row(DeclarativeBase):
    fields: Mapped[list[str]] = relationship(cascade="all")  #~ ok
    topics: Mapped[list[str]] = mapped_column(default=list)  #~ ok


def handle_message(message):
    row = Row()
    row.fields.append(message.field)
    row.topics.append(message.topic)
    return row


_by_process: dict[int, list[str]] = {}  #~ ok


def handle_task(task):
    _by_process[os.getpid()] = [task.name]


def collected(rows, found=[]):  #~ ok
    for row in rows:
        found.append(row)
    return found


def handle_rows(rows):
    return collected(rows, [])
