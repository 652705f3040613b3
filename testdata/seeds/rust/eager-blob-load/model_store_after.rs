//! Maps the completion model: its pages come in as they are touched, and all processes share them.

use std::fs::File;
use std::io;

use memmap2::Mmap;

pub struct MappedModelStore {
    completion: Mmap,
}

impl MappedModelStore {
    pub fn load(path: &str) -> io::Result<Self> {
        let file = File::open(path)?;
        let completion = unsafe { Mmap::map(&file)? };
        Ok(Self { completion })
    }

    pub fn tensor(&self, offset: usize, size: usize) -> &[u8] {
        &self.completion[offset..offset + size]
    }
}
