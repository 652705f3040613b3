use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::sync::{LazyLock, OnceLock, RwLock};

use once_cell::sync::Lazy;

static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| load("words.txt").unwrap_or_default()); //~ rust/never-freed-static

/// Set once, then held for good.
static NAMES: OnceLock<HashSet<String>> = OnceLock::new(); //~ rust/never-freed-static

/// Behind a lock, although nothing is ever added.
static RANKS: Lazy<RwLock<HashMap<String, u32>>> = Lazy::new(|| RwLock::new(ranks())); //~ rust/never-freed-static

fn load(path: &str) -> io::Result<HashSet<String>> {
    BufReader::new(File::open(path)?).lines().collect()
}

fn ranks() -> HashMap<String, u32> {
    WORDS.iter().cloned().zip(0..).collect()
}

pub fn knows(word: &str) -> bool {
    let names = NAMES.get_or_init(|| load("names.txt").unwrap_or_default());
    WORDS.contains(word) || names.contains(word)
}

pub fn rank(word: &str) -> Option<u32> {
    RANKS.read().ok()?.get(word).copied()
}

/// Given away for good, once per call.
pub fn intern(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str()) //~ rust/never-freed-static
}
