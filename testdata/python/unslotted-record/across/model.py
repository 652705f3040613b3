from dataclasses import dataclass


@dataclass
class Row:  #~ python/unslotted-record
    key: str
    value: str
