"""Writes the reports of an audit part by part."""

import io
from pathlib import Path


class AuditReport:
    def __init__(self) -> None:
        self.transcript = io.StringIO()

    def load_transcript(self, log_path: Path) -> None:
        with open(log_path, encoding="utf-8") as log:
            for line in log:
                self.transcript.write(line.rstrip() + "\n")  #~ ok

    def write_status(self, report_path: Path, status: str, blocked: list, warnings: list):
        with open(report_path, "w", encoding="utf-8") as file:
            file.write("# Agent Status\n\n")
            file.write(f"**Status:** {status}\n\n")  #~ ok
            file.write("## Blocked: nothing goes on before these are solved\n\n")
            file.writelines(line + "\n" for line in blocked)
            file.write("\n## Warnings\n\n")
            file.writelines(line + "\n" for line in warnings)
