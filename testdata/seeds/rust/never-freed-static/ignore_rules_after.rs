//! The ignore rules of a workspace, owned by the session that looks at it.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

/// One small compiled expression that every caller needs is what such a static is for.
static GLOB_META: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[*?\[]").unwrap()); //~ ok

/// A fixed table in the binary holds no heap memory.
static ALWAYS_SKIPPED: [&str; 3] = [".git", "target", "node_modules"]; //~ ok

pub struct RulePattern {
    pub source: String,
    pub literal: bool,
}

/// Freed with the session that owns it.
pub struct WorkspaceRules {
    root: PathBuf,
    patterns: Vec<RulePattern>, //~ ok
}

impl WorkspaceRules {
    pub fn open(root: &Path) -> io::Result<Self> {
        let patterns = read_patterns(root)?;
        Ok(Self { root: root.to_path_buf(), patterns })
    }

    /// Takes up a changed rule file in a process that runs for long.
    pub fn reload(&mut self) -> io::Result<()> {
        self.patterns = read_patterns(&self.root)?;
        Ok(())
    }

    pub fn unload(&mut self) {
        self.patterns.clear();
    }

    pub fn skips(&self, path: &str) -> bool {
        ALWAYS_SKIPPED.contains(&path)
            || self.patterns.iter().any(|rule| rule.literal && path.ends_with(&rule.source))
    }
}

fn read_patterns(root: &Path) -> io::Result<Vec<RulePattern>> {
    let mut patterns = Vec::new();
    for line in BufReader::new(File::open(root.join(".agentignore"))?).lines() {
        let source = line?;
        let literal = !GLOB_META.is_match(&source);
        patterns.push(RulePattern { source, literal });
    }
    Ok(patterns)
}
