//! The longest line of a log.

use std::fs;
use std::io;
use std::path::Path;

fn longest(path: &Path) -> io::Result<usize> {
    let text = fs::read_to_string(path)?;
    let mut most = 0;
    for line in text.lines() {
        most = most.max(line.len());
    }
    Ok(most)
}

fn main() -> io::Result<()> {
    let name = std::env::args().nth(1).unwrap_or_default();
    println!("{}\n", longest(Path::new(&name))?);
    io::stdin().read_line(&mut String::new())?;
    Ok(())
}
