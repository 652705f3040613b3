"""Enforces the house rules of a repository: checks files, reviews what changed, keeps a session, writes reports."""

import argparse
import hashlib
import json
import re
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pandas  #~ python/heavy-import

DATE = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
ERROR_HANDLING = re.compile(r"^\s*(try|except|raise)\b")
NEWLINE = "\n"
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
        self.violations = []  #~ python/unbounded-growth
        self.file_hashes = {}  #~ python/unbounded-growth
        self.checks_passed = []  #~ python/unbounded-growth
        self.checks_failed = []  #~ python/unbounded-growth
        self.started = datetime.now().isoformat()

    def load(self, path):
        if path.exists():
            state = json.loads(path.read_text(encoding="utf-8"))
            self.started = state["started"]

    def save(self, path):
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

    def run_git_command(self, arguments):
        done = subprocess.run(
            ["git"] + arguments, cwd=self.root, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def current_branch(self):
        return self.run_git_command(["rev-parse", "--abbrev-ref", "HEAD"])

    def added_secrets(self):
        staged_content = self.run_git_command(["diff", "--cached"])  #~ python/full-output-capture
        unstaged_content = self.run_git_command(["diff"])  #~ python/full-output-capture
        combined_diff = staged_content + "\n" + unstaged_content
        for line in combined_diff.split("\n"):
            if line.startswith("+") and "SECRET" in line:
                self.log_violation("no-secrets", "diff", 0, line[:80])

    def untracked_rules(self, wanted):
        for path in set(self.run_git_command(["ls-files"]).split("\n")):  #~ python/full-output-capture
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
                content = f.read()  #~ python/whole-file-read
            for number, line in enumerate(content.splitlines(), 1):
                found = DATE.search(line)
                if found and int(found.group(1)) < self.today.year:
                    self.log_violation("current-dates", path, number, found.group(0))

    def check_error_handling(self, files):
        for path in files:
            with open(path, encoding="utf-8", errors="ignore") as f:
                content = f.read()  #~ python/whole-file-read
            previous = ""
            for number, line in enumerate(content.split("\n"), 1):
                if line.strip() == "pass" and ERROR_HANDLING.match(previous):
                    self.log_violation("error-handling", path, number, "an error is swallowed")
                previous = line

    def check_logging(self, files):
        for path in files:
            with open(path, encoding="utf-8", errors="ignore") as f:
                content = f.read()  #~ python/whole-file-read
            for number, line in enumerate(content.splitlines(), 1):
                if LOG_CALL.search(line):
                    self.log_violation("structured-logging", path, number, line.strip()[:80])

    def check_recommendations(self, files):
        for path in files:
            with open(path, encoding="utf-8") as f:
                recommendations_content = f.read()  #~ python/whole-file-read
            for line in recommendations_content.splitlines():
                if line.startswith("- [ ]"):
                    self.log_violation("open-recommendation", path, 0, line)

    def stale_context(self):
        for path in list(self.root.rglob("*.md")):  #~ python/needless-materialization
            if path.stat().st_size == 0:
                self.log_violation("empty-context", path, 0, "the file is empty")

#: more checks

    # -- prediction --------------------------------------------------------------------------

    def trend(self, rows):
        frame = pandas.DataFrame(rows)
        return frame.groupby("rule").size()

    # -- reports -----------------------------------------------------------------------------

    def blocked(self):
        return any([violation.severity == "error" for violation in self.session.violations])

    def write_status(self, path):
        session = self.session
        content = f"""# Agent status #~ python/string-concat-loop

**Status:** {"BLOCKED" if self.blocked() else "ACTIVE"}
**Branch:** {self.current_branch()}
**Date:** {self.today}

## Violations

{NEWLINE.join(f"- {violation.path}: {violation.message}" for violation in session.violations)}

## Warnings

{NEWLINE.join(violation.message for violation in session.violations if violation.severity == "warning")}

## Files

{NEWLINE.join(sorted(session.file_hashes))}

## Checks passed

{NEWLINE.join(session.checks_passed)}

## Checks failed

{NEWLINE.join(session.checks_failed)}
"""
        with open(path, "w", encoding="utf-8") as out:
            out.write(content)

    def violations_log(self):
        content = "# Violations\n\n"
        for violation in self.session.violations:
            content += f"- {violation.path}:{violation.line} {violation.rule}: {violation.message}\n"
        return content

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
