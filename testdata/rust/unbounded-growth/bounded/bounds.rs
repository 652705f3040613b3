use std::collections::{HashMap, VecDeque};
use std::num::NonZeroUsize;
use std::sync::{LazyLock, Mutex};

use lru::LruCache;

const MAX_PENDING: usize = 100;

/// Kept for as long as the process lives.
static BOUNDS: LazyLock<Mutex<Bounds>> = LazyLock::new(|| Mutex::new(Bounds::new(NonZeroUsize::MIN)));

pub fn handle(names: &[String]) -> Result<(), String> {
    for name in names {
        let mut bounds = BOUNDS.lock().unwrap();
        bounds.seen(name.clone(), 1);
        bounds.refuse(name.clone())?;
        bounds.limit(name.clone(), 2);
    }
    Ok(())
}

pub struct Bounds {
    least_recent: LruCache<String, u64>, //~ ok
    refused: Vec<String>, //~ ok
    limited: HashMap<String, u64>, //~ ok
    ring: VecDeque<u64>, //~ ok
}

impl Bounds {
    pub fn new(capacity: NonZeroUsize) -> Self {
        Self {
            least_recent: LruCache::new(capacity), //~ rust/cache-without-telemetry
            refused: Vec::new(),
            limited: HashMap::new(),
            ring: VecDeque::new(),
        }
    }

    pub fn seen(&mut self, key: String, at: u64) {
        self.least_recent.put(key, at);
        if self.ring.len() == MAX_PENDING {
            self.ring.pop_front();
        }
        self.ring.push_back(at);
    }

    /// A length check that refuses.
    pub fn refuse(&mut self, text: String) -> Result<(), String> {
        if self.refused.len() >= MAX_PENDING {
            return Err(text);
        }
        self.refused.push(text);
        Ok(())
    }

    pub fn limit(&mut self, text: String, at: u64) {
        if self.limited.len() < MAX_PENDING {
            self.limited.insert(text, at);
        }
    }
}
