"""Whole reads whose consumer needs the whole, or of files that are small by what they are."""

import json
import re
import zlib
from pathlib import Path

import yaml


def load_rows(data: bytes) -> list:
    return json.loads(data)


class Page:
    def __init__(self, text: str) -> None:
        self.text = text


def settings(path: Path) -> dict:
    return yaml.safe_load(path.read_text())  #~ ok


def release_of(path: Path) -> str:
    found = re.search(r"release\s*=\s*(\S+)", path.read_text())  #~ ok
    return found.group(1) if found else ""


def is_program(path: Path) -> bool:
    return "import app" in path.read_text()  #~ ok


def _read_ignore_file(path: Path) -> list[str]:
    return [line for line in path.read_text().splitlines() if line]  #~ ok


def same(one: list[Path], other: Path) -> bool:
    for path in one:
        if path.read_bytes() != other.read_bytes():  #~ ok
            return False
    return True


def pages(paths: list[Path]) -> None:
    for path in paths:
        print(Page(path.read_text()).text[:10])  #~ ok


def teams(paths: list[Path]) -> int:
    count = 0
    for path in paths:
        with path.open() as file:
            count += len(json.load(file).get("teams", []))  #~ ok
    return count


def shown(widget_type: type, path: Path) -> object:
    widget = widget_type()
    widget.text = path.read_text()  #~ ok
    return widget


for sample in Path("samples").iterdir():
    content = sample.read_bytes()  #~ ok
    print(len(content))


def chunks(paths: list[Path]):
    for path in paths:
        with path.open("rb") as file:
            yield from load_rows(zlib.decompress(file.read()))  #~ ok


LIST = re.compile(r"(?ims)<ul>.*?</ul>")


def without_lists(path):
    with open(path) as file:
        text = file.read()  #~ ok
    text = LIST.sub("", text)
    for line in text.splitlines():
        print(line)
