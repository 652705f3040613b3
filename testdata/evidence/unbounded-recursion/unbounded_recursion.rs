//! How deep a text of 100,000 brackets is nested: with a call for each level, or with a count.

use std::hint::black_box;
use std::io;
use std::thread;

const LEVELS: usize = 100_000;
const STACK: usize = 1 << 30;

struct Parser<'a> {
    rest: &'a [u8],
}

impl Parser<'_> {
    #[inline(never)]
    fn parse_value(&mut self) -> Vec<u64> {
        let mut sizes = vec![self.rest.len() as u64];
        while let Some((first, rest)) = self.rest.split_first() {
            self.rest = rest;
            match first {
                b'[' => sizes.push(black_box(self.parse_value()).len() as u64),
                _ => break,
            }
        }
        sizes
    }
}

fn count(text: &[u8]) -> usize {
    let mut depth = 0usize;
    let mut deepest = 0;
    for byte in text {
        depth = if *byte == b'[' { depth + 1 } else { depth - 1 };
        deepest = deepest.max(depth);
    }
    deepest
}

fn main() -> io::Result<()> {
    let mode = std::env::args().nth(1).unwrap_or_default();
    let text = ["[".repeat(LEVELS), "]".repeat(LEVELS)].concat();
    let run = move || match mode.as_str() {
        "recursion" => Parser { rest: text.as_bytes() }.parse_value().len(),
        "loop" => count(text.as_bytes()),
        _ => 0,
    };
    let found = thread::Builder::new().stack_size(STACK).spawn(run)?.join().unwrap();
    println!("{found}\n");
    io::stdin().read_line(&mut String::new()).map(drop)
}
