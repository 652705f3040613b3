//! Copies out of shares and locks whose taker owns what it gets.

use std::sync::{Arc, Mutex, RwLock};

pub struct Report {
    pub items: Vec<String>,
}

pub struct Server {
    found: Arc<Vec<String>>,
    versions: RwLock<Vec<String>>,
    skipped: Mutex<Vec<String>>,
}

impl Server {
    pub fn report(&self) -> Report {
        Report { items: self.found.as_ref().clone() } //~ ok
    }

    pub fn versions(&self) -> Vec<String> {
        self.versions.read().unwrap().clone() //~ ok
    }

    pub fn fill(&self, report: &mut Report) {
        report.items = self.skipped.lock().unwrap().clone(); //~ ok
    }

    pub fn longest(&self) -> usize {
        let versions = self.versions.read().unwrap().clone(); //~ rust/arc-of-clone
        versions.iter().map(|version| version.len()).max().unwrap_or(0)
    }
}
