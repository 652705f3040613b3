//! Syntax trees by path: the oldest leaves when a new one would exceed the capacity.

use std::collections::{HashMap, VecDeque};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const MAX_PARSED_FILES: usize = 100;

pub struct ParsedFile {
    pub definitions: Vec<String>,
}

/// Keeps the newest `MAX_PARSED_FILES` trees.
pub struct BoundedParseCache {
    parsed: HashMap<PathBuf, Arc<ParsedFile>>, //~ ok
    order: VecDeque<PathBuf>, //~ ok
}

impl BoundedParseCache {
    pub fn new() -> Self {
        Self { parsed: HashMap::new(), order: VecDeque::new() }
    }

    pub fn get_or_parse(&mut self, path: &Path) -> io::Result<Arc<ParsedFile>> {
        if let Some(tree) = self.parsed.get(path) {
            return Ok(Arc::clone(tree));
        }
        let tree = Arc::new(parse_outline(File::open(path)?)?);
        self.make_room();
        self.order.push_back(path.to_path_buf());
        self.parsed.insert(path.to_path_buf(), Arc::clone(&tree));
        Ok(tree)
    }

    fn make_room(&mut self) {
        while self.order.len() >= MAX_PARSED_FILES {
            if let Some(oldest) = self.order.pop_front() {
                self.parsed.remove(&oldest);
            }
        }
    }
}

fn parse_outline(file: File) -> io::Result<ParsedFile> {
    let mut definitions = Vec::new();
    for line in BufReader::new(file).lines() {
        let line = line?;
        if line.trim_start().starts_with("fn ") {
            definitions.push(line);
        }
    }
    Ok(ParsedFile { definitions })
}
