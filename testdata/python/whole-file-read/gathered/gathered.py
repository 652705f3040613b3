"""The contents of all files at once, in a variable of the function."""

from pathlib import Path


def gather(root: Path) -> list[dict]:
    files = []
    for path in root.rglob("*"):
        data = path.read_bytes()  #~ ok
        files.append({"path": path.name, "data": data})
    return files


def by_name(paths: list[Path]) -> dict[str, str]:
    texts = {}
    for path in paths:
        texts[path.name] = path.read_text()  #~ ok
    return texts


def grep(paths: list[Path], pattern) -> list[str]:
    return [path.name for path in paths if pattern.search(path.read_text())]  #~ python/whole-file-read
