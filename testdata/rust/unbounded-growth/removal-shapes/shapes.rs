//! False alarm 7: removal takes many shapes, and each of them counts.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet, VecDeque};
use std::mem;
use std::sync::Mutex;

#[derive(Default)]
pub struct Shapes {
    by_retain: HashMap<String, u64>, //~ ok
    by_drain: Vec<String>, //~ ok
    by_take: Vec<String>, //~ ok
    by_pop_front: VecDeque<String>, //~ ok
    by_truncate: Vec<u64>, //~ ok
    by_split_off: BTreeMap<u64, String>, //~ ok
    by_entry: HashMap<String, u32>, //~ ok
    by_replacement: HashSet<String>, //~ ok
    by_swap_remove: Vec<String>, //~ ok
    by_heap_pop: BinaryHeap<u64>, //~ ok
    by_locked_remove: Mutex<HashMap<String, u64>>, //~ ok
    by_option_take: Option<Vec<String>>, //~ ok
}

impl Shapes {
    pub fn retain(&mut self, key: String, deadline: u64, now: u64) {
        self.by_retain.insert(key, deadline);
        self.by_retain.retain(|_, deadline| *deadline > now);
    }

    pub fn line(&mut self, line: String) {
        self.by_drain.push(line.clone());
        self.by_take.push(line.clone());
        self.by_pop_front.push_back(line.clone());
        self.by_swap_remove.push(line.clone());
        self.by_option_take.get_or_insert_with(Vec::new).push(line);
    }

    pub fn flush(&mut self, mut write: impl FnMut(String)) -> Vec<String> {
        for line in self.by_drain.drain(..) {
            write(line);
        }
        if let Some(lines) = self.by_option_take.take() {
            lines.into_iter().for_each(&mut write);
        }
        mem::take(&mut self.by_take)
    }

    pub fn next(&mut self) -> Option<String> {
        self.by_pop_front.pop_front()
    }

    pub fn any(&mut self) -> Option<String> {
        (!self.by_swap_remove.is_empty()).then(|| self.by_swap_remove.swap_remove(0))
    }

    pub fn best(&mut self, score: u64) {
        self.by_truncate.push(score);
        self.by_truncate.sort_unstable();
        self.by_truncate.truncate(10);
        self.by_heap_pop.push(score);
        if self.by_heap_pop.len() > 10 {
            self.by_heap_pop.pop();
        }
    }

    pub fn timer(&mut self, due: u64, name: String, now: u64) -> BTreeMap<u64, String> {
        self.by_split_off.insert(due, name);
        let later = self.by_split_off.split_off(&now);
        mem::replace(&mut self.by_split_off, later)
    }

    pub fn release(&mut self, key: String) {
        *self.by_entry.entry(key.clone()).or_insert(0) += 1;
        if let Entry::Occupied(entry) = self.by_entry.entry(key) {
            if *entry.get() > 9 {
                entry.remove();
            }
        }
    }

    pub fn cycle(&mut self, names: &[String]) {
        self.by_replacement = HashSet::new();
        for name in names {
            self.by_replacement.insert(name.clone());
        }
    }

    pub fn locked(&self, key: String, value: u64) {
        if let Ok(mut map) = self.by_locked_remove.lock() {
            map.remove(&key);
            map.insert(key, value);
        }
    }
}
