//! Checks the files of a workspace against the house rules, holding one line or one chunk at a time.

use std::fs::File;
use std::hash::Hasher;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

const CHUNK_SIZE: usize = 8192;

pub struct StreamingChecker {
    current_year: u32,
}

impl StreamingChecker {
    pub fn new(current_year: u32) -> Self {
        Self { current_year }
    }

    pub fn stale_dates(&self, files: &[PathBuf], out: &mut impl Write) -> io::Result<()> {
        for path in files {
            let reader = BufReader::new(File::open(path)?); //~ ok
            for (number, line) in reader.lines().enumerate() {
                if leading_year(&line?).is_some_and(|year| year < self.current_year) {
                    writeln!(out, "{}:{}: stale date", path.display(), number + 1)?;
                }
            }
        }
        Ok(())
    }

    pub fn silent_handlers(&self, files: &[PathBuf], out: &mut impl Write) -> io::Result<()> {
        let mut line = String::new();
        for path in files {
            let mut reader = BufReader::new(File::open(path)?);
            while reader.read_line(&mut line)? > 0 { //~ ok
                if line.trim_end().ends_with(".ok();") {
                    writeln!(out, "{}: a swallowed error", path.display())?;
                }
                line.clear();
            }
        }
        Ok(())
    }

    pub fn fingerprint(&self, path: &Path, hasher: &mut impl Hasher) -> io::Result<u64> {
        let mut file = File::open(path)?;
        let mut chunk = [0u8; CHUNK_SIZE]; //~ ok
        loop {
            let read = file.read(&mut chunk)?; //~ ok
            if read == 0 {
                return Ok(hasher.finish());
            }
            hasher.write(&chunk[..read]);
        }
    }

    pub fn recommends(&self, report: &Path, rule: &str) -> io::Result<bool> {
        for line in BufReader::new(File::open(report)?).lines() { //~ ok
            if line?.contains(rule) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn leading_year(line: &str) -> Option<u32> {
    let start = line.find("20")?;
    line.get(start..start + 4)?.parse().ok()
}
