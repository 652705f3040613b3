use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{LazyLock, Mutex, OnceLock};

use regex::Regex;

/// False alarm 38: the compiled expression is the fix.
static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\w+").unwrap()); //~ ok
static NUMBER: once_cell::sync::Lazy<Regex> = once_cell::sync::Lazy::new(|| Regex::new(r"\d+").unwrap()); //~ ok

lazy_static::lazy_static! {
    static ref BLANK: Regex = Regex::new(r"^\s*$").unwrap(); //~ ok
}

/// A number, a counter, a lock alone, a flag.
static WORKERS: OnceLock<usize> = OnceLock::new(); //~ ok
static REQUESTS: AtomicU64 = AtomicU64::new(0); //~ ok
static TERMINAL: Mutex<()> = Mutex::new(()); //~ ok

/// False alarm 9: immutable and in the binary.
static METHODS: [&str; 2] = ["GET", "HEAD"]; //~ ok
const NOTHING: [u8; 0] = []; //~ ok

pub struct Config {
    pub port: u16,
    pub host: &'static str,
}

/// Configuration, read once.
static CONFIG: LazyLock<Config> = LazyLock::new(|| Config { port: 8080, host: "localhost" }); //~ ok

pub fn workers() -> usize {
    *WORKERS.get_or_init(|| std::thread::available_parallelism().map_or(1, usize::from))
}

pub fn describe(text: &str) -> String {
    let _terminal = TERMINAL.lock();
    let request = REQUESTS.fetch_add(1, Ordering::Relaxed);
    let known = WORD.is_match(text) || NUMBER.is_match(text) || BLANK.is_match(text);
    format!("{request} {known} {} {} {}", METHODS.len() + NOTHING.len(), CONFIG.host, CONFIG.port)
}
