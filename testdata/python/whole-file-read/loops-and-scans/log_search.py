import csv
import io
import pathlib
from pathlib import Path as P


def errors(logs: list[P]) -> int:
    found = 0
    for log in logs:
        found += log.read_text().count("ERROR")  #~ python/whole-file-read
    return found


def longest_line(name: str) -> int:
    with open(name) as f:
        lines = f.readlines()  #~ python/whole-file-read
    return max((len(line) for line in lines), default=0)


def newlines(name: str) -> int:
    return pathlib.Path(name).read_bytes().count(b"\n")  #~ python/whole-file-read


def first_column(name: str) -> set[str]:
    with open(name, newline="") as f:
        rows = list(csv.reader(f))  #~ python/whole-file-read
    return {row[0] for row in rows}


def publish(name: str, out: io.BufferedWriter) -> None:
    source = open(name, "rb")
    try:
        out.write(source.read())  #~ python/whole-file-read
    finally:
        source.close()


def process_line_by_line(name: str) -> int:
    """Says one thing and does another."""
    with open(name) as f:
        # process line by line, to save memory
        return sum(len(line.split()) for line in list(f))  #~ python/whole-file-read
