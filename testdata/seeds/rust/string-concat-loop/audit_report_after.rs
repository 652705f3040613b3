//! Writes the reports of an audit part by part.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufRead, BufWriter, Write};
use std::path::Path;

pub fn transcript(log: impl BufRead) -> io::Result<String> {
    let mut transcript = String::new();
    for line in log.lines() {
        transcript += &line?; //~ ok
        transcript.push('\n');
    }
    Ok(transcript)
}

pub fn numbered(log: impl BufRead) -> io::Result<String> {
    let mut text = String::new();
    for (number, line) in log.lines().enumerate() {
        let _ = writeln!(text, "{number:6} {}", line?); //~ ok
    }
    Ok(text)
}

pub fn write_status(path: &Path, blocked: &[String], warnings: &[String]) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "# Agent Status\n\n## Blocked: nothing goes on before these are solved\n")?;
    for line in blocked {
        writeln!(out, "{line}")?; //~ ok
    }
    writeln!(out, "\n## Warnings\n")?;
    for line in warnings {
        writeln!(out, "{line}")?;
    }
    out.flush()
}
