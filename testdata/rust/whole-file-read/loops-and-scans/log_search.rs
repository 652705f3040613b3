use std::fs as disk;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use tokio::fs::read_to_string;

/// Through an alias of the module.
pub fn errors(logs: &[PathBuf]) -> io::Result<usize> {
    let mut errors = 0;
    for log in logs {
        let text = disk::read_to_string(log)?; //~ rust/whole-file-read
        errors += text.lines().filter(|line| line.contains("ERROR")).count();
    }
    Ok(errors)
}

/// The asynchronous counterpart, imported by its bare name.
pub async fn mentions(log: &Path, word: &str) -> io::Result<bool> {
    let text = read_to_string(log).await?; //~ rust/whole-file-read
    Ok(text.contains(word))
}

pub fn longest_line(log: &Path) -> io::Result<usize> {
    let reader = BufReader::new(File::open(log)?);
    let lines: Vec<String> = reader.lines().collect::<io::Result<_>>()?; //~ rust/whole-file-read
    Ok(lines.iter().map(String::len).max().unwrap_or(0))
}

pub fn publish(log: &Path, out: &mut impl Write) -> io::Result<()> {
    let mut bytes = Vec::new();
    let mut file = File::open(log)?;
    file.read_to_end(&mut bytes)?; //~ rust/whole-file-read
    out.write_all(&bytes)
}

pub fn blank_lines(log: &Path) -> io::Result<usize> {
    let text = io::read_to_string(File::open(log)?)?; //~ rust/whole-file-read
    Ok(text.lines().filter(|line| line.trim().is_empty()).count())
}
