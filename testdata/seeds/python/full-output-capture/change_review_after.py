"""Reviews what changed: takes git's lines while it runs."""

import subprocess


class LeanChangeReview:
    def __init__(self, root):
        self.root = root

    def git_lines(self, arguments):
        with subprocess.Popen(["git"] + arguments, cwd=self.root, stdout=subprocess.PIPE, text=True) as git:
            for line in git.stdout:
                yield line.rstrip("\n")

    def added_todos(self):
        for arguments in (["diff", "--cached"], ["diff"]):
            for line in self.git_lines(arguments):
                if line.startswith("+") and "TODO" in line:
                    yield line

    def print_untested(self):
        for path in self.git_lines(["ls-files"]):
            if path.endswith(".py") and "test" not in path:
                print(path)
