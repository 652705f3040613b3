//! A plain static is made by the compiler and has nothing on the heap.

pub struct Model {
    factor: f64,
}

impl Model {
    pub const fn new() -> Self {
        Self { factor: 0.5 }
    }

    pub fn load(path: &str) -> Self {
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    }
}

pub static DEFAULT_MODEL: Model = Model::new(); //~ ok
