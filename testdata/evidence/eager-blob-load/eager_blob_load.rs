//! Looks up a thousand places of a large file that is read at the start, or only where it is needed.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};

fn main() -> io::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let mut total = 0u64;
    match args[1].as_str() {
        "read" => {
            let blob = fs::read(&args[2])?;
            total = (0..1000).map(|i| u64::from(blob[i * 4096])).sum();
        }
        "on-demand" => {
            let mut file = File::open(&args[2])?;
            let mut byte = [0];
            for i in 0..1000 {
                file.seek(SeekFrom::Start(i * 4096))?;
                file.read_exact(&mut byte)?;
                total += u64::from(byte[0]);
            }
        }
        _ => {}
    }
    println!("{total}\n");
    io::stdin().read_line(&mut String::new()).map(drop)
}
