//! Nothing in this file can be used from outside, so its functions run for its tests alone.

use std::fs;
use std::path::Path;

fn longest_line(path: &Path) -> usize {
    let page = fs::read_to_string(path).unwrap(); //~ ok
    page.lines().map(str::len).max().unwrap_or(0)
}

#[test]
fn pages_are_narrow() {
    assert!(longest_line(Path::new("docs/page.md")) < 120);
}
