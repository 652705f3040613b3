//! Syntax trees by path: what has been parsed once is kept until the process ends.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

pub struct SyntaxTree {
    pub modified: SystemTime,
    pub definitions: Vec<String>,
}

/// A map that calls itself a cache: no capacity, no expiry, nothing that leaves it.
pub struct EternalParseCache {
    trees: HashMap<PathBuf, Arc<SyntaxTree>>, //~ rust/unbounded-cache
    hits: u64,
    misses: u64,
}

impl EternalParseCache {
    pub fn new() -> Self {
        Self { trees: HashMap::new(), hits: 0, misses: 0 }
    }

    pub fn get_or_parse(&mut self, path: &Path) -> io::Result<Arc<SyntaxTree>> {
        let file = File::open(path)?;
        let modified = file.metadata()?.modified()?;
        if let Some(tree) = self.trees.get(path) {
            if tree.modified == modified {
                self.hits += 1;
                return Ok(Arc::clone(tree)); //~ ok
            }
        }
        self.misses += 1;
        let tree = Arc::new(parse_definitions(file, modified)?);
        self.trees.insert(path.to_path_buf(), Arc::clone(&tree));
        Ok(tree)
    }

    pub fn hit_rate(&self) -> f64 {
        self.hits as f64 / (self.hits + self.misses).max(1) as f64
    }
}

fn parse_definitions(file: File, modified: SystemTime) -> io::Result<SyntaxTree> {
    let mut definitions = Vec::new();
    for line in BufReader::new(file).lines() {
        let line = line?;
        if line.trim_start().starts_with("fn ") {
            definitions.push(line);
        }
    }
    Ok(SyntaxTree { modified, definitions })
}
