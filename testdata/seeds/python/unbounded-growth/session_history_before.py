"""An audit session that remembers everything it has ever seen, and takes it along into the next run."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass
class EnforcerSession:
    """The state of an enforcer, saved when a run ends and taken up again by the next one."""

    session_id: str
    violations: list[dict] = field(default_factory=list)  #~ python/unbounded-growth
    file_hashes: dict[str, str] = field(default_factory=dict)  #~ python/unbounded-growth
    checks_passed: list[str] = field(default_factory=list)  #~ python/unbounded-growth
    checks_failed: list[str] = field(default_factory=list)  #~ python/unbounded-growth


class HoardingEnforcer:
    """Runs the checks; each finding, hash and check name stays in the session for good."""

    def __init__(self, session_id: str, state_file: Path) -> None:
        self.state_file = state_file
        self.session = EnforcerSession(session_id)

    def audit(self, changed: dict[Path, str]) -> bool:
        clean = True
        for path, digest in changed.items():
            clean &= self.check_file(path, digest)
        self.save()
        return clean

    def check_file(self, path: Path, digest: str) -> bool:
        self.session.file_hashes[str(path)] = digest
        if path.suffix == ".py" and not path.stem.islower():
            self.log_violation("module-name", path, "a module name is written in lower case")
            return False
        self.session.checks_passed.append(f"module-name:{path}")
        return True

    def log_violation(self, rule: str, path: Path, message: str) -> None:
        self.session.violations.append({"rule": rule, "path": str(path), "message": message})
        self.session.checks_failed.append(f"{rule}:{path}")

    def save(self) -> None:
        with open(self.state_file, "w", encoding="utf-8") as f:
            json.dump(asdict(self.session), f)
