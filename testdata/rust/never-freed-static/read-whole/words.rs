//! A static that keeps what it read whole: one finding, at the read where that says more, at the static otherwise.

use once_cell::sync::OnceCell;
use std::collections::HashSet;
use std::fs;
use std::sync::LazyLock;

static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let text = fs::read_to_string("words.txt").unwrap(); //~ rust/whole-file-read "split into lines"
    text.lines().filter(|line| line.contains("noun")).map(str::to_owned).collect()
});

static LEXICON: OnceCell<Vec<u8>> = OnceCell::new(); //~ rust/never-freed-static

pub fn is_known(word: &str) -> bool {
    WORDS.contains(word)
}

pub fn lexicon(path: &str) -> &'static [u8] {
    LEXICON.get_or_init(|| fs::read(path).unwrap())
}
