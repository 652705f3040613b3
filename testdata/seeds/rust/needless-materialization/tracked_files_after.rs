//! Audits the files that a repository tracks, one at a time.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Output;

pub fn missing_files(ls_files: &Output, root: &Path) -> usize {
    let mut missing = 0;
    let output = String::from_utf8_lossy(&ls_files.stdout);
    for name in output.split('\n') { //~ ok
        if !name.is_empty() && !root.join(name).exists() {
            missing += 1;
        }
    }
    missing
}

pub fn entry_count(directory: &Path) -> io::Result<usize> {
    Ok(fs::read_dir(directory)?.count()) //~ ok
}

pub fn has_findings(report: &str) -> bool {
    report.lines().any(|line| line.starts_with("BLOCKED")) //~ ok
}
