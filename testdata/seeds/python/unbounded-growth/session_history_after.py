"""An audit session that is pruned before it is saved: it keeps the newest entries and no more."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

MAX_VIOLATIONS = 2000
MAX_FILE_HASHES = 10_000
MAX_CHECKS = 500


@dataclass
class PrunedSession:
    """The state of an enforcer, bounded by the limits above."""

    session_id: str
    violations: list[dict] = field(default_factory=list)  #~ ok
    file_hashes: dict[str, str] = field(default_factory=dict)  #~ ok
    checks_passed: list[str] = field(default_factory=list)  #~ ok
    checks_failed: list[str] = field(default_factory=list)  #~ ok


class PruningEnforcer:
    """Runs the same checks; old entries leave the session when new ones come."""

    def __init__(self, session_id: str, state_file: Path) -> None:
        self.state_file = state_file
        self.session = PrunedSession(session_id)

    def audit(self, changed: dict[Path, str]) -> bool:
        clean = True
        for path, digest in changed.items():
            clean &= self.check_file(path, digest)
        self.save()
        return clean

    def check_file(self, path: Path, digest: str) -> bool:
        self.session.file_hashes[str(path)] = digest
        if path.suffix == ".py" and not path.stem.islower():
            self.session.violations.append({"rule": "module-name", "path": str(path)})
            self.session.checks_failed.append(f"module-name:{path}")
            return False
        self.session.checks_passed.append(f"module-name:{path}")
        return True

    def save(self) -> None:
        self.prune_session_data()
        with open(self.state_file, "w", encoding="utf-8") as f:
            json.dump(asdict(self.session), f)

    def prune_session_data(self) -> None:
        if len(self.session.violations) > MAX_VIOLATIONS:
            self.session.violations = self.session.violations[-MAX_VIOLATIONS:]
        if len(self.session.file_hashes) > MAX_FILE_HASHES:
            oldest = list(self.session.file_hashes)[:-MAX_FILE_HASHES]
            for key in oldest:
                del self.session.file_hashes[key]
        del self.session.checks_passed[:-MAX_CHECKS]
        self.session.checks_failed[:] = self.session.checks_failed[-MAX_CHECKS:]
