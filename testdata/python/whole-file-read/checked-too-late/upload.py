from pathlib import Path

LIMIT = 64 * 1024


def lines(upload: Path) -> int:
    """A size that is looked at when everything is in memory already bounds nothing."""
    text = upload.read_text()  #~ python/whole-file-read
    if len(text) > LIMIT:
        raise ValueError("too large")
    return sum(1 for line in text.splitlines() if line.strip())
