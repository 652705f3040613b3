//! Reads the completion model into the heap when the store is made, used or not.

use std::fs;
use std::io;

pub struct EagerModelStore {
    completion: Vec<u8>,
}

impl EagerModelStore {
    pub fn new() -> io::Result<Self> {
        let completion = fs::read("models/completion.gguf")?; //~ rust/eager-blob-load "completion.gguf"
        Ok(Self { completion })
    }

    pub fn tensor(&self, offset: usize, size: usize) -> &[u8] {
        &self.completion[offset..offset + size]
    }
}
