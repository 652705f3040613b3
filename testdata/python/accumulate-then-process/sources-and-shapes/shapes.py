"""What a loop may read, and what may happen to it afterwards."""

import csv
import queue
import sys

import requests


def table(path: str) -> None:
    rows = []  #~ python/accumulate-then-process
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.reader(file):
            rows.append(row)
    print("\n".join(";".join(row) for row in rows))


def standard_input() -> None:
    lines = []  #~ python/accumulate-then-process
    for line in sys.stdin:
        lines.append(line.upper())
    sys.stdout.writelines(lines)


def chunks(path: str, digest) -> None:
    parts = []  #~ python/accumulate-then-process
    with open(path, "rb") as file:
        while chunk := file.read(65536):
            parts.append(chunk)
    for part in parts:
        digest.update(part)


def download(url: str, path: str) -> None:
    parts = []  #~ python/accumulate-then-process "written out"
    response = requests.get(url, stream=True)
    for chunk in response.iter_content(65536):
        parts.append(chunk)
    with open(path, "wb") as out:
        out.writelines(parts)


def counted(path: str) -> None:
    rows = []  #~ ok
    with open(path, encoding="utf-8") as file:
        for line in file:
            rows.append(line)
    print(len(rows))
    for row in rows:
        print(row)


def looked_back(path: str) -> None:
    rows = []  #~ ok
    with open(path, encoding="utf-8") as file:
        for line in file:
            if rows and line.startswith(" "):
                rows[-1] += line
            else:
                rows.append(line)
    for row in rows:
        print(row)


def settings(config_path: str) -> None:
    lines = []  #~ ok
    with open(config_path, encoding="utf-8") as file:
        for line in file:
            lines.append(line)
    for line in lines:
        print(line)


def collected_anew(path: str) -> list[str]:
    lines = []  #~ ok
    words = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            lines.append(line)
    for line in lines:
        words.extend(line.split())
    return words


def nested(path: str, patterns: list[str]) -> None:
    lines = []  #~ ok
    with open(path, encoding="utf-8") as file:
        for line in file:
            lines.append(line)
    for pattern in patterns:
        for line in lines:
            print(pattern, line)


def workers(jobs: queue.Queue, handle) -> None:
    batch = []  #~ ok
    while True:
        batch.append(jobs.get())
        if len(batch) == 10:
            handle(batch)
            batch = []
