//! What was parsed, up to a number of files that nobody has ever opened in one session.

use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub const MAX_CACHE_ENTRIES: usize = 10_000;

pub struct ParsedTree {
    pub nodes: Vec<u32>,
}

pub struct TreeCache {
    trees: HashMap<PathBuf, Arc<ParsedTree>>, //~ rust/oversized-bound "10,000 entries"
    order: VecDeque<PathBuf>, //~ ok
}

impl TreeCache {
    pub fn new() -> Self {
        Self { trees: HashMap::new(), order: VecDeque::new() }
    }

    pub fn get_or_parse(&mut self, path: &Path, parse: fn(&Path) -> ParsedTree) -> Arc<ParsedTree> {
        if let Some(tree) = self.trees.get(path) {
            return Arc::clone(tree);
        }
        while self.trees.len() >= MAX_CACHE_ENTRIES {
            match self.order.pop_front() {
                Some(oldest) => self.trees.remove(&oldest),
                None => break,
            };
        }
        let tree = Arc::new(parse(path));
        self.order.push_back(path.to_path_buf());
        self.trees.insert(path.to_path_buf(), Arc::clone(&tree));
        tree
    }
}
