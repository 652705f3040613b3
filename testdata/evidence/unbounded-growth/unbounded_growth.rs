//! Remembers a million requests, or the newest 10,000 of them.

use std::collections::{HashMap, VecDeque};
use std::io;

const REQUESTS: u64 = 1_000_000;
const NEWEST: usize = 10_000;

fn main() -> io::Result<()> {
    let mode = std::env::args().nth(1).unwrap_or_default();
    let mut seen: HashMap<String, u64> = HashMap::new();
    let mut order = VecDeque::new();
    for request in 0..if mode == "nothing" { 0 } else { REQUESTS } {
        let id = format!("request-{request:08}");
        if mode == "bounded" {
            order.push_back(id.clone());
            if order.len() > NEWEST {
                order.pop_front().map(|oldest| seen.remove(&oldest));
            }
        }
        seen.insert(id, request);
    }
    println!("{}\n", seen.len());
    io::stdin().read_line(&mut String::new()).map(drop)
}
