//! Grown: one finding, and it is not that of the static that is merely large.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::{LazyLock, Mutex, OnceLock};

static SEEN: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Default::default); //~ rust/unbounded-growth
static BODIES: OnceLock<Mutex<HashMap<String, Vec<u8>>>> = OnceLock::new(); //~ rust/unbounded-growth

thread_local! {
    static TRACE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) }; //~ rust/unbounded-growth
}

pub fn handle(path: &str, body: &[u8]) {
    if let Ok(mut seen) = SEEN.lock() {
        seen.insert(path.to_owned());
    }
    let bodies = BODIES.get_or_init(|| Mutex::new(HashMap::new()));
    bodies.lock().unwrap().insert(path.to_owned(), body.to_vec());
    TRACE.with(|trace| trace.borrow_mut().push(path.to_owned()));
}
