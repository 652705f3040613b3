//! The enforcer's temporaries: what one audit reads is still there when it is over.

use std::path::Path;
use std::{fs, io};

pub struct KeepingEnforcer {
    dashboard_content: Vec<u8>,
    violations: usize,
}

impl KeepingEnforcer {
    pub fn run_audit(&mut self, dashboard: &Path) -> io::Result<()> {
        self.dashboard_content = fs::read(dashboard)?; //~ rust/retained-temporary
        self.violations = usize::from(self.dashboard_content.ends_with(b"VIOLATION"));
        Ok(())
    }

    pub fn violations(&self) -> usize {
        self.violations
    }
}
