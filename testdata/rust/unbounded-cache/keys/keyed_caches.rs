//! Who chooses the keys decides.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

static BY_URL: LazyLock<Mutex<HashMap<String, String>>> = LazyLock::new(Default::default); //~ rust/unbounded-cache
static BY_SESSION: LazyLock<Mutex<HashMap<String, String>>> = LazyLock::new(Default::default); //~ rust/unbounded-cache

// Nothing tells how many there are: low confidence.
static BY_NAME: LazyLock<Mutex<HashMap<String, String>>> = LazyLock::new(Default::default); //~ ok

// As many as the program states.
static BY_KIND: LazyLock<Mutex<HashMap<String, String>>> = LazyLock::new(Default::default); //~ ok

// Groups and counts are no cache; they collect.
static COUNTS: LazyLock<Mutex<HashMap<String, u64>>> = LazyLock::new(Default::default); //~ rust/unbounded-growth
static GROUPS: LazyLock<Mutex<HashMap<String, Vec<String>>>> = LazyLock::new(Default::default); //~ rust/unbounded-growth

pub fn title(url: &str, load: fn(&str) -> String) -> String {
    BY_URL.lock().unwrap().entry(url.to_owned()).or_insert_with(|| load(url)).clone()
}

pub fn profile(session_id: &str, load: fn(&str) -> String) -> String {
    let mut known = BY_SESSION.lock().unwrap();
    if let Some(profile) = known.get(session_id) {
        return profile.clone();
    }
    let profile = load(session_id);
    known.insert(session_id.to_owned(), profile.clone());
    profile
}

pub fn icon(name: &str, load: fn(&str) -> String) -> String {
    BY_NAME.lock().unwrap().entry(name.to_owned()).or_insert_with(|| load(name)).clone()
}

pub fn color(kind: &str, load: fn(&str) -> String) -> String {
    BY_KIND.lock().unwrap().entry(kind.to_owned()).or_insert_with(|| load(kind)).clone()
}

pub fn count(url: &str) -> u64 {
    let mut counts = COUNTS.lock().unwrap();
    let count = counts.entry(url.to_owned()).or_insert(0);
    *count += 1;
    *count
}

pub fn group(url: &str, link: &str) {
    let mut groups = GROUPS.lock().unwrap();
    groups.entry(url.to_owned()).or_insert_with(Vec::new).push(link.to_owned());
}
