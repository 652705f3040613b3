//! Reads a table into a static and uses it once; keeps or drops it; then does the same work with a local table.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::sync::Mutex;

static TABLE: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn main() -> io::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    if args[1] != "nothing" {
        *TABLE.lock().unwrap() = read_table(&args[2])?;
        println!("{}", TABLE.lock().unwrap().len());
        if args[1] == "dropped" {
            drop(std::mem::take(&mut *TABLE.lock().unwrap()));
        }
        println!("{}", read_table(&args[2])?.len());
    }
    println!();
    io::stdin().read_line(&mut String::new()).map(drop)
}

fn read_table(path: &str) -> io::Result<Vec<String>> {
    BufReader::new(File::open(path)?).lines().collect()
}
