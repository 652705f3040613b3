//! Takes the paths out of a tool's output.

use regex::Regex;
use std::sync::LazyLock;

static PATH: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\w./-]+\.rs:\d+").unwrap()); //~ ok

pub fn paths(output: &[String]) -> Vec<String> {
    let mut paths = Vec::new();
    for line in output {
        if let Some(found) = PATH.find(line) {
            paths.push(found.as_str().to_owned());
        }
    }
    paths
}
