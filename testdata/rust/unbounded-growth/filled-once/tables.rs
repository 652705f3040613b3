use std::collections::{BTreeMap, HashMap};
use std::sync::{LazyLock, Mutex};

/// Kept for as long as the process lives.
static TABLES: LazyLock<Mutex<Tables>> = LazyLock::new(|| Mutex::new(Tables::new(&["north", "south"])));

pub fn handle(bodies: &[Vec<u8>]) {
    for body in bodies {
        let level = if body.len() > 9 { Level::High } else { Level::Low };
        TABLES.lock().unwrap().count(level, body.len() as u64);
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    Low,
    High,
}

#[derive(Default)]
pub struct Tables {
    /// Filled in the constructor only.
    names: Vec<String>, //~ ok
    /// Keys from a closed set.
    by_level: HashMap<Level, u64>, //~ ok
    slots: BTreeMap<Level, String>, //~ ok
    /// Keys that are literals.
    totals: HashMap<&'static str, u64>, //~ ok
    /// False alarm 59: counters and one-shot lists with a constant loop bound.
    squares: Vec<u64>, //~ ok
    events: u64,
}

impl Tables {
    pub fn new(configured: &[&str]) -> Self {
        let mut tables = Self::default();
        for name in configured {
            tables.names.push((*name).to_owned());
        }
        for i in 0..10 {
            tables.squares.push(i * i);
        }
        tables
    }

    pub fn count(&mut self, level: Level, bytes: u64) {
        self.events += 1;
        *self.by_level.entry(level).or_default() += bytes;
        self.slots.insert(level, bytes.to_string());
        self.totals.insert("bytes", bytes);
        self.totals.insert("events", self.events);
    }

    pub fn size(&self) -> usize {
        self.names.len() + self.squares.len()
    }
}
