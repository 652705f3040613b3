//! Takes the paths out of a tool's output.

use regex::Regex;

/// The same program is compiled, with its tables, for each line.
pub fn paths(output: &[String]) -> Vec<String> {
    let mut paths = Vec::new();
    for line in output {
        let path = Regex::new(r"[\w./-]+\.rs:\d+").unwrap(); //~ rust/allocation-in-hot-loop
        if let Some(found) = path.find(line) {
            paths.push(found.as_str().to_owned());
        }
    }
    paths
}
