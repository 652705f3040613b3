from pathlib import Path


def lines(files: list[Path]) -> int:
	count = 0
	for file in files:
		label = "plain";	content = Path(file).read_text()  #~ python/whole-file-read
		count += len(content.splitlines()) if label else 0
	return count
