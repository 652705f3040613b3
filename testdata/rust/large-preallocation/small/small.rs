//! False alarm 35: a small constant is good practice. False alarm 36: what lies in the binary, or has no size.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;

const CHUNK: usize = 4096;

/// Part of the binary, mapped when it is touched.
pub static SINE: [u8; 2 * 1024 * 1024] = [0; 2 * 1024 * 1024]; //~ ok

pub fn line() -> String {
    String::with_capacity(256) //~ ok
}

pub fn chunk() -> Vec<u8> {
    vec![0; CHUNK] //~ ok
}

pub fn reader(file: File) -> BufReader<File> {
    BufReader::with_capacity(8 * 1024, file) //~ ok
}

pub fn groups() -> HashMap<u32, String> {
    HashMap::with_capacity(64) //~ ok
}

pub fn marks() -> Vec<()> {
    vec![(); 1 << 24] //~ ok
}

/// The number of elements of a list that is written out.
pub fn words() -> Vec<&'static str> {
    vec!["1048576", "2097152"] //~ ok
}
