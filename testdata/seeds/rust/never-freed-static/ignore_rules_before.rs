//! The ignore rules of the workspace, loaded once into a static that is never freed.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use lazy_static::lazy_static;
use regex::Regex;

pub struct IgnorePattern {
    pub source: String,
    pub matcher: Regex,
    pub negated: bool,
}

pub struct WorkspaceIgnore {
    patterns: Vec<IgnorePattern>,
}

lazy_static! {
    /// Every pattern of the workspace, compiled; a long-running process cannot give them back.
    pub static ref WORKSPACE_IGNORE: WorkspaceIgnore = { //~ rust/never-freed-static
        WorkspaceIgnore::load(Path::new(".")).unwrap_or_else(|_| WorkspaceIgnore::empty())
    };
}

impl WorkspaceIgnore {
    pub fn empty() -> Self {
        Self { patterns: Vec::new() }
    }

    pub fn load(root: &Path) -> io::Result<Self> {
        let mut patterns = Vec::new();
        for line in BufReader::new(File::open(root.join(".agentignore"))?).lines() {
            let source = line?;
            let (negated, glob) = match source.strip_prefix('!') {
                Some(rest) => (true, rest),
                None => (false, source.as_str()),
            };
            let expression = regex::escape(glob).replace("\\*", "[^/]*");
            let matcher = Regex::new(&expression).map_err(io::Error::other)?;
            patterns.push(IgnorePattern { source, matcher, negated });
        }
        Ok(Self { patterns })
    }

    pub fn excludes(&self, path: &str) -> bool {
        let last = self.patterns.iter().rev().find(|pattern| pattern.matcher.is_match(path));
        last.is_some_and(|pattern| !pattern.negated)
    }
}

pub fn should_skip(path: &str) -> bool {
    WORKSPACE_IGNORE.excludes(path)
}
