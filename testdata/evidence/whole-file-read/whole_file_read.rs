//! Counts the lines of a log that hold an error.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};

fn main() -> io::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let count = match args[1].as_str() {
        "whole" => fs::read_to_string(&args[2])?.lines().filter(|line| line.contains("ERROR")).count(),
        "collected" => {
            let lines: Vec<String> = BufReader::new(File::open(&args[2])?).lines().collect::<Result<_, _>>()?;
            lines.iter().filter(|line| line.contains("ERROR")).count()
        }
        "lines" => {
            let mut count = 0;
            for line in BufReader::new(File::open(&args[2])?).lines() {
                count += usize::from(line?.contains("ERROR"));
            }
            count
        }
        _ => 0,
    };
    println!("{count}\n");
    io::stdin().read_line(&mut String::new()).map(drop)
}
