"""Sources that the program states in full: who wrote it knows how large they are."""

import hashlib
import inspect
from pathlib import Path
from urllib import request


def threshold():
    with open("job.start") as file:
        lines = file.readlines()  #~ ok
    for line in lines:
        if "CRITERION" in line:
            return float(line.split()[-1])
    return 0.0


def isotopes(use):
    url = "https://physics.lab.net/stand_alone.pl?all=isotopes"
    with request.urlopen(url) as answer:
        text = answer.read()  #~ ok
    for line in text.decode().splitlines():
        if "_____" in line:
            use(line)


def own_source(module):
    return hashlib.sha256(Path(inspect.getsourcefile(module)).read_bytes()).hexdigest()  #~ ok


def last_request():
    """A log grows."""
    with open("requests.log") as file:
        for line in file.readlines():  #~ python/whole-file-read
            if "GET" in line:
                return line
    return ""


def fetched(target):
    """Why would the program not hold it, were it small?"""
    with request.urlopen("https://models.lab.net/large") as answer, open(target, "wb") as out:
        out.write(answer.read())  #~ python/whole-file-read
