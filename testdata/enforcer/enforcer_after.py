"""Enforces the house rules of a repository: checks files, reviews what changed, keeps a session, writes reports."""

import argparse
import hashlib
import json
import re
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

MAX_VIOLATIONS = 2000
MAX_FILE_HASHES = 10000
MAX_CHECKS = 500

DATE = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
ERROR_HANDLING = re.compile(r"^\s*(try|except|raise)\b")
LOG_CALL = re.compile(r"\b(print|logging\.\w+|logger\.\w+)\(")


class Violation:
    def __init__(self, rule, path, line, message, severity="warning"):
        self.rule = rule
        self.path = path
        self.line = line
        self.message = message
        self.severity = severity

    def as_dict(self):
        return {
            "rule": self.rule,
            "path": str(self.path),
            "line": self.line,
            "message": self.message,
            "severity": self.severity,
        }


class EnforcerSession:
    """What one enforcer has seen; saved after each audit and loaded before the next."""

    def __init__(self):
        self.violations = []
        self.file_hashes = {}
        self.checks_passed = []
        self.checks_failed = []
        self.started = datetime.now().isoformat()

    def load(self, path):
        if path.exists():
            state = json.loads(path.read_text(encoding="utf-8"))
            self.started = state["started"]

    def prune(self):
        if len(self.violations) > MAX_VIOLATIONS:
            self.violations = self.violations[-MAX_VIOLATIONS:]
        for key in list(self.file_hashes.keys())[:-MAX_FILE_HASHES]:
            del self.file_hashes[key]
        self.checks_passed = self.checks_passed[-MAX_CHECKS:]
        self.checks_failed = self.checks_failed[-MAX_CHECKS:]

    def save(self, path):
        self.prune()
        with open(path, "w", encoding="utf-8") as out:
            json.dump(
                {
                    "started": self.started,
                    "violations": [violation.as_dict() for violation in self.violations],
                    "file_hashes": self.file_hashes,
                    "checks_passed": self.checks_passed,
                    "checks_failed": self.checks_failed,
                },
                out,
            )


class Enforcer:
    def __init__(self, root, today=None):
        self.root = Path(root)
        self.today = today or date.today()
        self.session = EnforcerSession()

    # -- git ---------------------------------------------------------------------------------

    def git_lines(self, arguments):
        with subprocess.Popen(
            ["git"] + arguments, cwd=self.root, stdout=subprocess.PIPE, text=True
        ) as git:
            for line in git.stdout:
                yield line.rstrip("\n")

    def current_branch(self):
        return next(self.git_lines(["rev-parse", "--abbrev-ref", "HEAD"]), "")

    def added_secrets(self):
        for arguments in (["diff", "--cached"], ["diff"]):
            for line in self.git_lines(arguments):
                if line.startswith("+") and "SECRET" in line:
                    self.log_violation("no-secrets", "diff", 0, line[:80])

    def untracked_rules(self, wanted):
        for path in self.git_lines(["ls-files"]):
            if path.startswith("rules/") and wanted in path:
                yield path

    # -- session -----------------------------------------------------------------------------

    def log_violation(self, rule, path, line, message, severity="warning"):
        self.session.violations.append(Violation(rule, path, line, message, severity))

    def passed(self, check):
        self.session.checks_passed.append(check)

    def failed(self, check):
        self.session.checks_failed.append(check)

    def remember(self, path):
        stamp = str(path.stat().st_mtime_ns)
        self.session.file_hashes[str(path)] = hashlib.sha256(stamp.encode()).hexdigest()

    # -- checks ------------------------------------------------------------------------------

    def check_dates(self, files):
        for path in files:
            with open(path, encoding="utf-8", errors="ignore") as f:
                for number, line in enumerate(f, 1):
                    found = DATE.search(line)
                    if found and int(found.group(1)) < self.today.year:
                        self.log_violation("current-dates", path, number, found.group(0))

    def check_error_handling(self, files):
        for path in files:
            with open(path, encoding="utf-8", errors="ignore") as f:
                previous = ""
                for number, line in enumerate(f, 1):
                    if line.strip() == "pass" and ERROR_HANDLING.match(previous):
                        self.log_violation("error-handling", path, number, "an error is swallowed")
                    previous = line

    def check_logging(self, files):
        for path in files:
            with open(path, encoding="utf-8", errors="ignore") as f:
                for number, line in enumerate(f, 1):
                    if LOG_CALL.search(line):
                        self.log_violation("structured-logging", path, number, line.strip()[:80])

    def check_recommendations(self, files):
        for path in files:
            with open(path, encoding="utf-8") as f:
                for line in f:
                    if line.startswith("- [ ]"):
                        self.log_violation("open-recommendation", path, 0, line)

    def stale_context(self):
        for path in self.root.rglob("*.md"):
            if path.stat().st_size == 0:
                self.log_violation("empty-context", path, 0, "the file is empty")

#: more checks

    # -- prediction --------------------------------------------------------------------------

    def trend(self, rows):
        import pandas

        frame = pandas.DataFrame(rows)
        return frame.groupby("rule").size()

    # -- reports -----------------------------------------------------------------------------

    def blocked(self):
        return any(violation.severity == "error" for violation in self.session.violations)

    def write_status(self, path):
        with open(path, "w", encoding="utf-8") as out:
            out.write("# Agent status\n\n")
            out.write(f"**Status:** {'BLOCKED' if self.blocked() else 'ACTIVE'}\n")
            out.write(f"**Branch:** {self.current_branch()}\n")
            out.write(f"**Date:** {self.today}\n\n## Violations\n\n")
            for violation in self.session.violations:
                out.write(f"- {violation.path}: {violation.message}\n")
            for check in self.session.checks_failed:
                out.write(f"{check}\n")

    def write_violations_log(self, out):
        out.write("# Violations\n\n")
        for violation in self.session.violations:
            out.write(f"- {violation.path}:{violation.line} {violation.rule}: {violation.message}\n")

    # -- audit -------------------------------------------------------------------------------

    def audit(self, files):
        for path in files:
            self.remember(path)
            self.passed(f"seen {path}")
        self.added_secrets()
        self.check_dates(files)
        self.check_error_handling(files)
        self.check_logging(files)
        for rule in self.untracked_rules("python"):
            self.failed(rule)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("root")
    arguments = parser.parse_args()
    enforcer = Enforcer(arguments.root)
    state = Path(arguments.root, ".enforcer", "session.json")
    enforcer.session.load(state)
    for line in sys.stdin:
        enforcer.audit([Path(line.strip())])
        enforcer.session.save(state)
    enforcer.write_status(Path(arguments.root, "STATUS.md"))


if __name__ == "__main__":
    main()
