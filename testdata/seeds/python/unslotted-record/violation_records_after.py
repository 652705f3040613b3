"""The same with slots."""
from dataclasses import dataclass


@dataclass(slots=True)
class Violation:  #~ ok
    path: str
    line: int
    message: str


def collect(path, findings):
    violations = []
    for line, message in findings:
        violations.append(Violation(path, line, message))
    return violations
