use std::env;
use std::io::{self, Read};

pub fn body(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut header = [0u8; 4];
    input.read_exact(&mut header)?;
    let length = u32::from_be_bytes(header) as usize;
    let mut body = vec![0; length]; //~ rust/large-preallocation
    input.read_exact(&mut body)?;
    Ok(body)
}

pub fn records(header: [u8; 8]) -> Vec<u64> {
    Vec::with_capacity(u64::from_le_bytes(header) as usize) //~ rust/large-preallocation
}

pub fn configured() -> Option<String> {
    let size: usize = env::var("BUFFER_BYTES").ok()?.parse().ok()?;
    Some(String::with_capacity(size)) //~ rust/large-preallocation
}

/// Sixteen bits cannot ask for much.
pub fn label(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut header = [0u8; 2];
    input.read_exact(&mut header)?;
    let mut label = vec![0; usize::from(u16::from_be_bytes(header))]; //~ ok
    input.read_exact(&mut label)?;
    Ok(label)
}
