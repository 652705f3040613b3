//! Adds up the times in a log, line by line.

use std::fs::File;
use std::io::{self, BufRead, BufReader};

fn millis(line: &str) -> u64 {
    line.split_whitespace().rev().nth(1).and_then(|word| word.parse().ok()).unwrap_or(0)
}

fn main() -> io::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let mut total = 0;
    match args[1].as_str() {
        "collected" => {
            let mut records = Vec::new();
            for line in BufReader::new(File::open(&args[2])?).lines() {
                records.push(line?);
            }
            for record in &records {
                total += millis(record);
            }
        }
        "streamed" => {
            for line in BufReader::new(File::open(&args[2])?).lines() {
                total += millis(&line?);
            }
        }
        _ => {}
    }
    println!("{total}\n");
    io::stdin().read_line(&mut String::new()).map(drop)
}
