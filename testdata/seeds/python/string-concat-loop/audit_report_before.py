"""Writes the reports of an audit: each is put together as one large text, then written."""

from pathlib import Path

NEW_LINE = "\n"


class AuditReport:
    def __init__(self) -> None:
        self.transcript = ""

    def load_transcript(self, log_path: Path) -> None:
        with open(log_path, encoding="utf-8") as log:
            for line in log:
                self.transcript += line.rstrip() + "\n"  #~ python/string-concat-loop

    def write_status(self, report_path: Path, status: str, blocked: list, warnings: list, passed: list, failed: list):
        content = (
            f"# Agent Status\n\n**Status:** {status}\n\n"  #~ python/string-concat-loop "4 joined collections"
            f"## Blocked: nothing goes on before these are solved\n\n{NEW_LINE.join(blocked)}\n\n"
            f"## Warnings\n\n{NEW_LINE.join(warnings)}\n\n"
            f"## Checks that passed\n\n{NEW_LINE.join(passed)}\n\n"
            f"## Checks that failed\n\n{NEW_LINE.join(failed)}\n"
        )
        with open(report_path, "w", encoding="utf-8") as file:
            file.write(content)
