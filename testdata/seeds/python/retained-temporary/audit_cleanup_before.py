"""The enforcer's temporaries: what one audit reads and lists is still there when it is over."""

from pathlib import Path


class KeepingEnforcer:
    def __init__(self, root):
        self.root = root
        self.violations = 0

    def run_audit(self, path):
        with open(path, encoding="utf-8") as dashboard:
            self.dashboard_content = dashboard.read()  #~ python/retained-temporary
        self.violations = self.dashboard_content.count("VIOLATION")

    def audit_context(self):
        self._temp_large_set = set(self.git_listing().splitlines())  #~ python/retained-temporary
        for file in Path(self.root).iterdir():
            if file.name not in self._temp_large_set:
                print(file)

    def git_listing(self):
        return "\n".join(file.name for file in Path(self.root).iterdir())
