//! The lines of a log.

use std::fs::File;
use std::io::{self, BufRead, BufReader};

fn lines(name: &str) -> io::Result<usize> {
    let log = BufReader::new(File::open(name)?);
    Ok(log.lines().flatten().collect::<Vec<_>>().len())
}

fn main() -> io::Result<()> {
    let name = std::env::args().nth(1).unwrap_or_default();
    println!("{}\n", lines(&name)?);
    io::stdin().read_line(&mut String::new())?;
    Ok(())
}
