//! False alarm 30: only clones of owned data cost memory.

use std::sync::atomic::AtomicUsize;
use std::sync::{mpsc, Arc, Mutex};

use bytes::Bytes;

#[derive(Clone, Default)]
pub struct Theme {
    pub name: String,
}

#[derive(Clone, Copy)]
pub struct Point {
    pub x: i32,
    pub y: i32,
}

pub struct Panel {
    theme: Arc<Theme>,
    row: u32,
    place: Point,
}

impl Panel {
    /// The single clone when a long-lived value is made.
    pub fn new(theme: &Theme, row: u32, place: Point) -> Self {
        Self { theme: Arc::new(theme.clone()), row, place } //~ ok
    }

    pub fn theme(&self) -> Arc<Theme> {
        Arc::clone(&self.theme) //~ ok
    }

    pub fn theme_too(&self) -> Arc<Theme> {
        self.theme.clone() //~ ok
    }

    /// False alarm 33: a copy of a number, or of a type that is `Copy`, is free.
    pub fn numbers(&self) -> (Arc<u32>, Arc<Point>) {
        (Arc::new(self.row.clone()), Arc::new(self.place.clone())) //~ ok
    }
}

/// False alarm 31: the clone is changed, so it must be one.
pub fn renamed(theme: &Arc<Theme>, name: &str) -> Arc<Theme> {
    let mut own = (**theme).clone(); //~ ok
    own.name = name.to_owned();
    Arc::new(own)
}

pub fn renamed_in_place(theme: &mut Arc<Theme>, name: &str) {
    Arc::make_mut(theme).name = name.to_owned(); //~ ok
}

/// Clones of handles move a counter.
pub fn handles(sender: &mpsc::Sender<u8>, body: &Bytes) -> (Arc<mpsc::Sender<u8>>, Arc<Bytes>) {
    (Arc::new(sender.clone()), Arc::new(body.clone())) //~ ok
}

/// Nothing was cloned.
pub fn fresh(theme: Theme) -> (Arc<Theme>, Arc<Mutex<Vec<u8>>>, Arc<AtomicUsize>) {
    (Arc::new(theme), Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicUsize::new(0))) //~ ok
}

pub trait Encode {
    fn encode(&self, into: &mut Vec<Arc<Vec<u8>>>);
}

/// Neither the borrow nor the library's type can be changed here.
impl Encode for Vec<u8> {
    fn encode(&self, into: &mut Vec<Arc<Vec<u8>>>) {
        into.push(Arc::new(self.clone())); //~ ok
    }
}

impl Encode for [u8] {
    fn encode(&self, into: &mut Vec<Arc<Vec<u8>>>) {
        into.push(Arc::new(self.to_vec())); //~ ok
    }
}
