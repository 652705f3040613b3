//! False alarms 22 to 25, near what is reported.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;

pub struct Index {
    rows: HashMap<String, usize>,
    content: String,
}

impl Index {
    pub fn drop_missing(&mut self, content: &str) {
        let gone: Vec<String> = content.lines().filter(|line| self.rows.contains_key(*line)).map(str::to_owned).collect(); //~ ok
        for line in gone {
            self.rows.remove(&line);
        }
    }

    pub fn twice(&self) -> usize {
        let lines: Vec<&str> = self.content.lines().collect(); //~ ok
        lines.len() + lines.iter().filter(|line| line.is_empty()).count()
    }

    pub fn windows(&self) -> usize {
        let lines: Vec<&str> = self.content.lines().collect(); //~ ok
        lines.windows(2).filter(|pair| pair[0] == pair[1]).count()
    }

    pub fn kept(content: &str) -> Vec<&str> {
        let lines: Vec<&str> = content.lines().collect(); //~ ok
        lines
    }

    pub fn once(&self) -> usize {
        let lines: Vec<&str> = self.content.lines().collect(); //~ rust/needless-materialization
        lines.len()
    }
}

/// Each failure is told before the first entry is looked at.
pub fn all_or_nothing(directory: &Path) -> io::Result<usize> {
    let entries = fs::read_dir(directory)?.collect::<io::Result<Vec<_>>>()?; //~ ok
    Ok(entries.len())
}
