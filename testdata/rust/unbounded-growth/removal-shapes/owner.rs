//! Sees to it that every removal is called.

use super::shapes::Shapes;

pub fn handle(shapes: &mut Shapes, line: &str, now: u64) {
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
