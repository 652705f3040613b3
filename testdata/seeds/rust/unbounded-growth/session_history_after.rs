//! An audit session that is pruned before it is saved: it keeps the newest entries and no more.

use std::collections::{HashMap, VecDeque};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

const MAX_VIOLATIONS: usize = 2000;
const MAX_FILE_HASHES: usize = 10_000;
const MAX_CHECKS: usize = 500;

pub struct RecentViolation {
    pub rule: &'static str,
    pub file: PathBuf,
}

/// The state of an enforcer, bounded by the limits above.
pub struct PrunedSession {
    pub violations: VecDeque<RecentViolation>, //~ ok
    pub file_hashes: HashMap<PathBuf, u64>, //~ ok
    pub checks_passed: Vec<String>, //~ ok
    pub checks_failed: Vec<String>, //~ ok
}

/// Runs the same checks; old entries leave the session when new ones come.
pub struct PruningEnforcer {
    session: PrunedSession,
    state_file: PathBuf,
}

impl PruningEnforcer {
    pub fn new(state_file: PathBuf) -> Self {
        let session = PrunedSession {
            violations: VecDeque::new(),
            file_hashes: HashMap::new(),
            checks_passed: Vec::new(),
            checks_failed: Vec::new(),
        };
        Self { session, state_file }
    }

    pub fn audit(&mut self, changed: &[(PathBuf, u64)]) -> io::Result<()> {
        for (file, digest) in changed {
            self.check_file(file, *digest);
        }
        self.save()
    }

    pub fn check_file(&mut self, file: &Path, digest: u64) {
        self.session.file_hashes.insert(file.to_path_buf(), digest);
        let check = format!("module-name:{}", file.display());
        if check.contains(char::is_uppercase) {
            let file = file.to_path_buf();
            let violation = RecentViolation { rule: "module-name", file };
            self.session.violations.push_back(violation);
            self.session.checks_failed.insert(0, check);
        } else {
            self.session.checks_passed.push(check);
        }
    }

    fn save(&mut self) -> io::Result<()> {
        self.prune_session_data();
        let mut out = BufWriter::new(File::create(&self.state_file)?);
        for violation in &self.session.violations {
            writeln!(out, "{}\t{}", violation.rule, violation.file.display())?;
        }
        out.flush()
    }

    fn prune_session_data(&mut self) {
        while self.session.violations.len() > MAX_VIOLATIONS {
            self.session.violations.pop_front();
        }
        if self.session.file_hashes.len() > MAX_FILE_HASHES {
            self.session.file_hashes.retain(|file, _| file.exists());
        }
        let surplus = self.session.checks_passed.len().saturating_sub(MAX_CHECKS);
        self.session.checks_passed.drain(..surplus);
        self.session.checks_failed.truncate(MAX_CHECKS);
    }
}
