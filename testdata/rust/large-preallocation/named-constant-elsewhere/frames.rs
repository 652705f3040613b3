use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufReader, Read};

use super::limits::{self, Window, MIB};

pub fn frame(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut frame = vec![0u8; limits::MAX_FRAME]; //~ rust/large-preallocation "1,048,576"
    let read = input.read(&mut frame)?;
    frame.truncate(read);
    Ok(frame)
}

pub fn text() -> String {
    String::with_capacity(3 * MIB) //~ rust/large-preallocation "3,145,728"
}

pub fn reader(file: File) -> BufReader<File> {
    BufReader::with_capacity(Window::BYTES, file) //~ rust/large-preallocation "2,097,152"
}

/// The bytes count, not the elements.
pub fn offsets() -> Vec<u64> {
    Vec::with_capacity(131_072) //~ rust/large-preallocation "1,048,576"
}

pub fn pending() -> VecDeque<[u8; 64]> {
    let mut pending = VecDeque::new();
    pending.reserve(65_536); //~ rust/large-preallocation "4,194,304"
    pending
}

pub fn on_the_stack(input: &mut impl Read) -> io::Result<usize> {
    let mut block = [0u64; 262_144]; //~ rust/large-preallocation "2,097,152"
    block[0] = 1;
    let mut header = [0u8; limits::HEADER]; //~ ok
    input.read(&mut header)?;
    Ok(block.iter().filter(|word| **word == 0).count())
}
