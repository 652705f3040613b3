"""Attributes that are assigned from each other: a path is followed to where it came from, once."""


class Link:
    def swap(self) -> None:
        self.source = self.target

    def turn(self) -> None:
        self.target = self.source

    def errors(self) -> int:
        with open(self.target) as file:
            return file.read().count("ERROR")  #~ python/whole-file-read
