//! Eight workers that serve requests of all sizes and hand a few long-lived blocks on to each other, as sessions
//! outlive the request that made them. Prints what is alive and what is resident, at the end and a second after
//! nearly everything was freed.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

#[cfg(feature = "jemalloc")]
#[global_allocator]
static GLOBAL: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

#[cfg(feature = "mimalloc")]
#[global_allocator]
static GLOBAL: mimalloc::MiMalloc = mimalloc::MiMalloc;

const WORKERS: u64 = 8;
const REQUESTS: u64 = 200_000;
const SESSIONS: usize = 20_000;

/// Numbers without a dependency; the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % below
    }
}

fn block(size: u64) -> Vec<u8> {
    vec![1; size as usize]
}

fn worker(seed: u64, sessions: &Mutex<VecDeque<Vec<u8>>>) {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15 ^ seed);
    for _ in 0..REQUESTS {
        let mut parts = Vec::new();
        for _ in 0..numbers.next(8) {
            let size = 16 << numbers.next(12);
            parts.push(block(size + numbers.next(size)));
        }
        if numbers.next(4) == 0 {
            let session = block(64 + numbers.next(4096));
            let old = {
                let mut all = sessions.lock().unwrap();
                all.push_back(session);
                if all.len() > SESSIONS { all.pop_front() } else { None }
            };
            drop(old); // made by another worker
        }
    }
}

fn resident_mib() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
}

fn main() {
    let sessions = Arc::new(Mutex::new(VecDeque::new()));
    let workers: Vec<_> = (1..=WORKERS)
        .map(|seed| {
            let sessions = Arc::clone(&sessions);
            std::thread::spawn(move || worker(seed, &sessions))
        })
        .collect();
    for worker in workers {
        worker.join().unwrap();
    }
    let mut all = sessions.lock().unwrap();
    let alive: usize = all.iter().map(Vec::len).sum();
    let busy = resident_mib();
    // One session in twenty stays, spread over all of the heap.
    let mut seen = 0;
    all.retain(|_| {
        seen += 1;
        seen % 20 == 0
    });
    std::thread::sleep(Duration::from_secs(1));
    let left: usize = all.iter().map(Vec::len).sum();
    println!(
        "| {:.1} | {busy:.1} | {:.1} | {:.1} |",
        alive as f64 / 1048576.0,
        left as f64 / 1048576.0,
        resident_mib()
    );
}
