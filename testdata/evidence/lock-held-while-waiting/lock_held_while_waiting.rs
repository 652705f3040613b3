//! 200 requests, one every five milliseconds, each with a body of 1 MiB. The first wants an entry whose load takes a
//! second, all others one that is there: behind a lock that is held over the load, or beside it.

use std::collections::HashMap;
use std::hint::black_box;
use std::io;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

const REQUESTS: usize = 200;
const BODY: usize = 1 << 20;

type Entries = Arc<Mutex<HashMap<usize, usize>>>;

fn load(key: usize) -> usize {
    thread::sleep(Duration::from_secs(1));
    key
}

fn held(entries: &Entries, key: usize) -> usize {
    let mut entries = entries.lock().unwrap();
    if let Some(known) = entries.get(&key) {
        return *known;
    }
    let entry = load(key);
    entries.insert(key, entry);
    entry
}

fn released(entries: &Entries, key: usize) -> usize {
    let known = entries.lock().unwrap().get(&key).copied();
    if let Some(known) = known {
        return known;
    }
    let entry = load(key);
    *entries.lock().unwrap().entry(key).or_insert(entry)
}

fn main() -> io::Result<()> {
    let mode = std::env::args().nth(1).unwrap_or_default();
    let get = if mode == "held" { held } else { released };
    let requests = if mode == "nothing" { 0 } else { REQUESTS };
    let entries: Entries = Arc::new(Mutex::new(HashMap::from([(1, 1)])));
    let mut waiting = Vec::new();
    for request in 0..requests {
        let entries = Arc::clone(&entries);
        waiting.push(thread::spawn(move || {
            let body = vec![1u8; BODY];
            let entry = get(&entries, usize::from(request > 0));
            black_box(&body).len() + entry
        }));
        thread::sleep(Duration::from_millis(5));
    }
    let served: usize = waiting.into_iter().map(|request| request.join().unwrap()).sum();
    println!("{served}\n");
    io::stdin().read_line(&mut String::new()).map(drop)
}
