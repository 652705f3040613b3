//! Writes the reports of an audit: each is put together as one large text, then written.

use std::fs;
use std::io::{self, BufRead};
use std::path::Path;

pub fn transcript(log: impl BufRead) -> io::Result<String> {
    let mut transcript = String::new();
    for line in log.lines() {
        transcript = format!("{transcript}{}\n", line?); //~ rust/string-concat-loop
    }
    Ok(transcript)
}

pub fn numbered(log: impl BufRead) -> io::Result<String> {
    let mut text = String::new();
    for (number, line) in log.lines().enumerate() {
        text.push_str(&format!("{number:6} {}\n", line?)); //~ rust/string-concat-loop
    }
    Ok(text)
}

pub fn write_status(path: &Path, blocked: &[String], warnings: &[String], passed: &[String], failed: &[String]) -> io::Result<()> {
    let content = format!("# Agent Status\n\n## Blocked: nothing goes on before these are solved\n\n{}\n\n## Warnings\n\n{}\n\n## Checks that passed\n\n{}\n\n## Checks that failed\n\n{}\n", blocked.join("\n"), warnings.join("\n"), passed.join("\n"), failed.join("\n")); //~ rust/string-concat-loop
    fs::write(path, content)
}
