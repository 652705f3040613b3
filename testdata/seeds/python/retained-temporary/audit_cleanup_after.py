"""The enforcer's temporaries: local where one function needs them, cleared where a field is handed on."""

from pathlib import Path


class CleaningEnforcer:
    def __init__(self, root):
        self.root = root
        self.violations = 0

    def run_audit(self, path):
        with open(path, encoding="utf-8") as dashboard:
            self.violations = sum(line.count("VIOLATION") for line in dashboard)

    def audit_context(self):
        listed = set(self.git_listing().splitlines())
        for file in Path(self.root).iterdir():
            if file.name not in listed:
                print(file)

    def audit_both(self):
        self._temp_listing = set(self.git_listing().splitlines())
        found = len(self._temp_listing)
        self.cleanup_after_audit()
        return found

    def cleanup_after_audit(self):
        """Clears what only the audit needed."""
        if hasattr(self, "_temp_listing"):
            del self._temp_listing

    def git_listing(self):
        return "\n".join(file.name for file in Path(self.root).iterdir())
