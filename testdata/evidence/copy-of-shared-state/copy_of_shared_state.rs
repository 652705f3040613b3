//! A cache of 100,000 lines that ten callers ask for: each gets a copy of it, or a share.

use std::hint::black_box;
use std::io;
use std::sync::Arc;

const LINES: usize = 100_000;
const CALLERS: usize = 10;

struct Copying {
    lines: Vec<String>,
}

impl Copying {
    fn lines(&self) -> Vec<String> {
        self.lines.clone()
    }
}

struct Sharing {
    lines: Arc<[String]>,
}

impl Sharing {
    fn lines(&self) -> Arc<[String]> {
        Arc::clone(&self.lines)
    }
}

fn lines(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("line {number:08} of the transcript")).collect()
}

fn main() -> io::Result<()> {
    match std::env::args().nth(1).unwrap_or_default().as_str() {
        "copies" => {
            let cache = Copying { lines: lines(LINES) };
            let held: Vec<Vec<String>> = (0..CALLERS).map(|_| cache.lines()).collect();
            report(black_box(&held).iter().map(Vec::len).sum())
        }
        "shared" => {
            let cache = Sharing { lines: lines(LINES).into() };
            let held: Vec<Arc<[String]>> = (0..CALLERS).map(|_| cache.lines()).collect();
            report(black_box(&held).iter().map(|lines| lines.len()).sum())
        }
        _ => report(0),
    }
}

/// Waits while everything is still held, so that the peak can be read.
fn report(total: usize) -> io::Result<()> {
    println!("{total}\n");
    io::stdin().read_line(&mut String::new()).map(drop)
}
