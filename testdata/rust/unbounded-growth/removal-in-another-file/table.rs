use std::collections::{HashMap, HashSet};
use std::time::Instant;

#[derive(Default)]
pub struct ConnectionTracker {
    pub last_seen: HashMap<String, Instant>, //~ ok
    /// Its entries stay: what the reaper removes are those of the other map.
    pub ever_seen: HashSet<String>, //~ rust/unbounded-growth
}

impl ConnectionTracker {
    pub fn opened(&mut self, peer: &str) {
        self.last_seen.insert(peer.to_owned(), Instant::now());
        self.ever_seen.insert(peer.to_owned());
    }
}
