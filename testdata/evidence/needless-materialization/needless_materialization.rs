//! Counts the lines of a log that hold no error.

use std::fs::File;
use std::io::{self, BufRead, BufReader};

fn main() -> io::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let log = || File::open(&args[2]).map(BufReader::new);
    let count = match args[1].as_str() {
        "collected" => {
            let lines = log()?.lines().map_while(Result::ok);
            lines.filter(|line| !line.contains("ERROR")).collect::<Vec<_>>().len()
        }
        "counted" => {
            let lines = log()?.lines().map_while(Result::ok);
            lines.filter(|line| !line.contains("ERROR")).count()
        }
        _ => 0,
    };
    println!("{count}\n");
    io::stdin().read_line(&mut String::new()).map(drop)
}
