//! An audit session that remembers everything it has ever seen.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

pub struct Violation {
    pub rule: &'static str,
    pub file: PathBuf,
}

/// The state of an enforcer, written out after each run and never pruned.
pub struct EnforcerSession {
    pub violations: Vec<Violation>, //~ rust/unbounded-growth
    pub file_hashes: HashMap<PathBuf, u64>, //~ rust/unbounded-growth
    pub checks_passed: Vec<String>, //~ rust/unbounded-growth
    pub checks_failed: Vec<String>, //~ rust/unbounded-growth
}

/// Runs the checks; each finding, hash and check name stays in the session for good.
pub struct HoardingEnforcer {
    session: EnforcerSession,
    state_file: PathBuf,
}

impl HoardingEnforcer {
    pub fn new(state_file: PathBuf) -> Self {
        let session = EnforcerSession {
            violations: Vec::new(),
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
            self.log_violation("module-name", file);
            self.session.checks_failed.push(check);
        } else {
            self.session.checks_passed.push(check);
        }
    }

    fn log_violation(&mut self, rule: &'static str, file: &Path) {
        let file = file.to_path_buf();
        self.session.violations.push(Violation { rule, file });
    }

    fn save(&self) -> io::Result<()> {
        let mut out = BufWriter::new(File::create(&self.state_file)?);
        for violation in &self.session.violations {
            writeln!(out, "{}\t{}", violation.rule, violation.file.display())?;
        }
        for (file, digest) in &self.session.file_hashes {
            writeln!(out, "{}\t{digest:016x}", file.display())?;
        }
        let (passed, failed) = (&self.session.checks_passed, &self.session.checks_failed);
        writeln!(out, "{} passed, {} failed", passed.len(), failed.len())?;
        out.flush()
    }
}
