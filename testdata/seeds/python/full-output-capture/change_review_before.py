"""Reviews what changed: holds both diffs, puts them together, and lists every file of the repository."""

import subprocess


class ChangeReview:
    def __init__(self, root):
        self.root = root

    def ask_git(self, arguments):
        answer = subprocess.run(["git"] + arguments, cwd=self.root, capture_output=True, text=True)
        return answer.stdout.strip()

    def added_todos(self):
        staged = self.ask_git(["diff", "--cached"])  #~ python/full-output-capture "git diff --cached"
        unstaged = self.ask_git(["diff"])  #~ python/full-output-capture
        found = []
        for line in (staged + "\n" + unstaged).split("\n"):
            if line.startswith("+") and "TODO" in line:
                found.append(line)
        return found

    def print_untested(self):
        for path in self.ask_git(["ls-files"]).split("\n"):  #~ python/full-output-capture "git ls-files"
            if path.endswith(".py") and "test" not in path:
                print(path)
