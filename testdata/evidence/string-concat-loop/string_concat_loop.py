"""Writes a report of 400,000 rows."""

import sys

NEWLINE = "\n"
ROWS = 400_000
mode = sys.argv[1]


def rows():
    for number in range(ROWS):
        yield f"| {number:06} | passed | took {number % 977} ms |"


with open("/dev/null", "w", encoding="utf-8") as report:
    if mode == "whole":
        report.write(f"# Report\n\n{NEWLINE.join(rows())}\n")
    elif mode == "parts":
        report.write("# Report\n\n")
        report.writelines(row + "\n" for row in rows())
print(end="\n", flush=True)
sys.stdin.readline()
