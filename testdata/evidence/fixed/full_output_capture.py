"""The errors in what a command prints."""

import subprocess
import sys


def errors(name):
    count = 0
    done = subprocess.run(["cat", name], capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        if "ERROR" in line:
            count += 1
    return count


print(errors(sys.argv[1]), end="\n\n", flush=True)
sys.stdin.readline()
