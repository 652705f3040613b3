//! Things that look like bounds and are none.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

/// Kept for as long as the process lives.
static LEDGER: LazyLock<Mutex<Ledger>> = LazyLock::new(Default::default);

pub fn handle(user: &str, checks: &[String], outcome: &str) {
    for check in checks {
        LEDGER.lock().unwrap().finished(user, check.clone(), outcome, 20);
    }
}

#[derive(Default)]
pub struct Ledger {
    // Pruned, all three.
    passed: Vec<String>, //~ ok
    failed: Vec<String>, //~ ok
    skipped: Vec<String>, //~ ok
    // The fourth, which the prune forgot.
    timed_out: Vec<String>, //~ rust/unbounded-growth
    // The inner lists are cleared, the entries stay: one per user that ever came.
    by_user: HashMap<String, Vec<String>>, //~ rust/unbounded-growth
    // Capacity is given back, entries are not.
    durations: Vec<u64>, //~ rust/unbounded-growth
}

impl Ledger {
    pub fn finished(&mut self, user: &str, check: String, outcome: &str, millis: u64) {
        self.by_user.entry(user.to_owned()).or_default().push(check.clone());
        match outcome {
            "passed" => self.passed.push(check),
            "failed" => self.failed.push(check),
            "skipped" => self.skipped.push(check),
            _ => self.timed_out.push(check),
        }
        self.durations.push(millis);
        self.prune();
    }

    fn prune(&mut self) {
        self.passed.clear();
        self.failed.clear();
        self.skipped.clear();
        self.durations.shrink_to_fit();
        for checks in self.by_user.values_mut() {
            checks.clear();
        }
    }
}
