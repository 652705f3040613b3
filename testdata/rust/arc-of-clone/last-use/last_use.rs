//! The original is the function's own and is not used again: it can be moved, and the fix does that.

use std::sync::Arc;

#[derive(Clone)]
pub struct Frame {
    pub rows: Vec<String>,
}

pub fn share(frame: Frame) -> Arc<Frame> {
    Arc::new(frame.clone()) //~ rust/arc-of-clone
}

pub fn shared_rows(rows: Vec<String>) -> (usize, Arc<Vec<String>>) {
    let count = rows.len();
    (count, Arc::new(rows.clone())) //~ rust/arc-of-clone
}

pub fn titled(title: String) -> Option<Arc<String>> {
    if title.is_empty() {
        return None;
    }
    let shared = Arc::new( //~ rust/arc-of-clone
        title.clone(), // the only holder from here on
    );
    Some(shared)
}

/// Used again: one copy, which is needed as long as nobody makes it shared from the start.
pub fn kept(frame: Frame) -> (Arc<Frame>, Frame) {
    let shared = Arc::new(frame.clone()); //~ ok
    (shared, frame)
}
