//! Checks the files of a workspace against the house rules, each of them read whole.

use std::fs::{self, File};
use std::hash::Hasher;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

pub struct WholeFileChecker {
    current_year: u32,
}

impl WholeFileChecker {
    pub fn new(current_year: u32) -> Self {
        Self { current_year }
    }

    pub fn stale_dates(&self, files: &[PathBuf], out: &mut impl Write) -> io::Result<()> {
        for path in files {
            let content = fs::read_to_string(path)?; //~ rust/whole-file-read
            for (number, line) in content.lines().enumerate() {
                if year_of(line).is_some_and(|year| year < self.current_year) {
                    writeln!(out, "{}:{}: stale date", path.display(), number + 1)?;
                }
            }
        }
        Ok(())
    }

    pub fn silent_handlers(&self, files: &[PathBuf], out: &mut impl Write) -> io::Result<()> {
        for path in files {
            let mut text = String::new();
            File::open(path)?.read_to_string(&mut text)?; //~ rust/whole-file-read
            for line in text.split('\n') {
                if line.trim_end().ends_with(".ok();") {
                    writeln!(out, "{}: a swallowed error", path.display())?;
                }
            }
        }
        Ok(())
    }

    pub fn fingerprint(&self, path: &Path, hasher: &mut impl Hasher) -> io::Result<u64> {
        let bytes = fs::read(path)?; //~ rust/whole-file-read
        hasher.write(&bytes);
        Ok(hasher.finish())
    }

    pub fn recommends(&self, report: &Path, rule: &str) -> io::Result<bool> {
        let recommendations_content = fs::read_to_string(report)?; //~ rust/whole-file-read
        Ok(recommendations_content.contains(rule))
    }
}

fn year_of(line: &str) -> Option<u32> {
    let start = line.find("20")?;
    line.get(start..start + 4)?.parse().ok()
}
