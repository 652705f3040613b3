//! As many as the program has functions.

use std::sync::Mutex;

static STEPS: Mutex<Vec<fn(&mut World)>> = Mutex::new(Vec::new()); //~ ok

pub fn handle_step(step: fn(&mut World)) {
    STEPS.lock().unwrap().push(step);
}
