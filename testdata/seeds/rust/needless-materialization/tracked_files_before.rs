//! Audits the files that a repository tracks; collects all of them on the way.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Output;

pub fn missing_files(ls_files: &Output, root: &Path) -> usize {
    let mut missing = 0;
    let output = String::from_utf8_lossy(&ls_files.stdout);
    let all_tracked: Vec<&str> = output.split('\n').collect(); //~ rust/needless-materialization
    for name in all_tracked {
        if !name.is_empty() && !root.join(name).exists() {
            missing += 1;
        }
    }
    missing
}

pub fn entry_count(directory: &Path) -> io::Result<usize> {
    Ok(fs::read_dir(directory)?.collect::<Vec<_>>().len()) //~ rust/needless-materialization
}

pub fn has_findings(report: &str) -> bool {
    let blocked: Vec<&str> = report.lines().filter(|line| line.starts_with("BLOCKED")).collect(); //~ rust/needless-materialization
    !blocked.is_empty()
}
