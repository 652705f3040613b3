use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader};

use once_cell::sync::Lazy;

static WORDS: Lazy<HashSet<String>> = Lazy::new(|| load("words.txt").unwrap_or_default()); //~ rust/never-freed-static

fn load(path: &str) -> io::Result<HashSet<String>> {
    BufReader::new(File::open(path)?).lines().collect()
}

pub fn is_known(word: &str) -> bool {
    WORDS.contains(word)
}
