"""Every violation is an object with a dictionary, 48 to 72 bytes before it holds anything."""
from dataclasses import dataclass


@dataclass
class Violation:  #~ python/unslotted-record
    path: str
    line: int
    message: str


def collect(path, findings):
    violations = []
    for line, message in findings:
        violations.append(Violation(path, line, message))
    return violations
