//! Keeps one for as long as the process lives, and sees to it that every removal is called.

use std::sync::{LazyLock, Mutex};

use super::shapes::Shapes;

static SHAPES: LazyLock<Mutex<Shapes>> = LazyLock::new(Default::default);

pub fn handle(line: &str, now: u64) {
    let mut shapes = SHAPES.lock().unwrap();
    shapes.retain(line.to_owned(), now + 60, now);
    shapes.line(line.to_owned());
    shapes.flush(|text| println!("{text}"));
    shapes.next();
    shapes.any();
    shapes.best(now);
    shapes.timer(now + 1, line.to_owned(), now);
    shapes.release(line.to_owned());
    shapes.cycle(&[line.to_owned()]);
    shapes.locked(line.to_owned(), now);
}
