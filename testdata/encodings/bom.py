def lines(path): import pathlib; return len(pathlib.Path(path).read_text().splitlines())  #~ python/whole-file-read
