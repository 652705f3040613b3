"""Counts the lines of a command's output that hold an error."""

import subprocess
import sys

mode, log = sys.argv[1:]
count = 0
if mode == "captured":
    done = subprocess.run(["cat", log], capture_output=True, text=True, check=True)
    count = sum("ERROR" in line for line in done.stdout.splitlines())
elif mode == "lines":
    with subprocess.Popen(["cat", log], stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            count += "ERROR" in line
print(count, end="\n\n", flush=True)
sys.stdin.readline()
