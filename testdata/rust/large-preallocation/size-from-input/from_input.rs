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

pub fn message_records(header: [u8; 8]) -> Vec<u64> {
    Vec::with_capacity(u64::from_le_bytes(header) as usize) //~ rust/large-preallocation
}

pub fn configured() -> Option<String> {
    let size: usize = env::var("BUFFER_BYTES").ok()?.parse().ok()?;
    Some(String::with_capacity(size)) //~ rust/large-preallocation
}

/// Nothing says that the number comes from somebody else.
pub fn weights(model: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut header = [0u8; 8];
    model.read_exact(&mut header)?;
    let mut weights = vec![0; u64::from_le_bytes(header) as usize]; //~ ok
    model.read_exact(&mut weights)?;
    Ok(weights)
}

/// A closure limits it.
pub fn announced(reply: &reqwest::Response, most: u64) -> Vec<u8> {
    Vec::with_capacity(reply.content_length().map(|length| length.min(most) as usize).unwrap_or(0)) //~ ok
}

/// Sixteen bits cannot ask for much.
pub fn label(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut header = [0u8; 2];
    input.read_exact(&mut header)?;
    let mut label = vec![0; usize::from(u16::from_be_bytes(header))]; //~ ok
    input.read_exact(&mut label)?;
    Ok(label)
}
