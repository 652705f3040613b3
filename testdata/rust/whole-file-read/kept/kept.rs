//! Lines that all leave the function: what is held in the end is as large as the file.

use std::collections::HashSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub struct Moved(HashSet<(String, String)>);

impl Moved {
    pub fn load(path: &Path) -> Self {
        let content = fs::read_to_string(path).unwrap_or_default(); //~ ok
        Self(
            content
                .lines()
                .filter_map(|line| line.split_once(' '))
                .map(|(name, uri)| (name.to_string(), uri.to_string()))
                .collect(),
        )
    }
}

pub fn paths(list: &Path) -> io::Result<Vec<PathBuf>> {
    Ok(fs::read_to_string(list)? //~ ok
        .trim()
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(PathBuf::from)
        .collect())
}

pub fn failed(list: &Path) -> io::Result<Vec<String>> {
    Ok(fs::read_to_string(list)? //~ rust/whole-file-read
        .lines()
        .filter(|line| line.contains("FAILED"))
        .map(str::to_string)
        .collect())
}

pub fn window(list: &Path, from: usize, to: usize) -> io::Result<Vec<String>> {
    let text = fs::read_to_string(list)?; //~ rust/whole-file-read
    let lines: Vec<&str> = text.lines().collect();
    Ok(lines[from..to].iter().map(|line| line.to_string()).collect())
}

pub fn without(list: &Path, said: &[String]) -> io::Result<()> {
    let text = fs::read_to_string(list)?; //~ ok
    let rest: Vec<&str> = text.lines().filter(|line| !said.iter().any(|s| s == line)).collect();
    write_atomic(list, rest.join("\n"))
}

fn write_atomic(path: &Path, text: String) -> io::Result<()> {
    fs::File::create(path)?.write_all(text.as_bytes())
}

pub fn greet(nonce_file: &Path, out: &mut impl Write) -> io::Result<()> {
    let nonce = fs::read(nonce_file)?; //~ ok
    out.write_all(&nonce)
}
