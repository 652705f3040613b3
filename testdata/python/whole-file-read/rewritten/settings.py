"""A configuration that is read, changed and written back is needed whole."""

from pathlib import Path


def set_value(config: Path, key: str, old: str, new: str) -> None:
    text = config.read_text()  #~ ok
    config.write_text(text.replace(f"{key}={old}", f"{key}={new}"))
