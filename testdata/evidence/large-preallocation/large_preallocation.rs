//! Asks for 64 MiB at once: never written to, zeroed by the allocator, or written; or for a chunk of 4 KiB.

use std::hint::black_box;
use std::io;

const LARGE: usize = 64 << 20;
const CHUNK: usize = 4096;

fn main() -> io::Result<()> {
    let mode = std::env::args().nth(1).unwrap_or_default();
    let buffer: Vec<u8> = match mode.as_str() {
        "capacity" => Vec::with_capacity(LARGE),
        "zeroed" => vec![0; LARGE],
        "written" => vec![1; LARGE],
        "chunk" => vec![1; CHUNK],
        _ => Vec::new(),
    };
    println!("{}\n", black_box(&buffer).capacity());
    io::stdin().read_line(&mut String::new()).map(drop)
}
