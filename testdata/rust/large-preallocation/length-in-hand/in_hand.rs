use std::io::{self, Read};

const LIMIT: usize = 64 * 1024;

pub fn upper(names: &[String]) -> Vec<String> {
    let mut upper = Vec::with_capacity(names.len()); //~ ok
    for name in names {
        upper.push(name.to_uppercase());
    }
    upper
}

pub fn joined(left: &str, right: &str) -> String {
    let mut joined = String::with_capacity(left.len() + right.len() + 1); //~ ok
    joined.push_str(left);
    joined.push(' ');
    joined.push_str(right);
    joined
}

pub fn hinted(items: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut all = Vec::with_capacity(items.size_hint().0); //~ ok
    all.extend(items);
    all
}

/// Clamped.
pub fn clamped(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut header = [0u8; 4];
    input.read_exact(&mut header)?;
    let length = u32::from_be_bytes(header) as usize;
    let mut body = vec![0; length.min(LIMIT)]; //~ ok
    input.read_exact(&mut body)?;
    Ok(body)
}

/// A guard rejects what is too large.
pub fn guarded(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut header = [0u8; 4];
    input.read_exact(&mut header)?;
    let length = u32::from_be_bytes(header) as usize;
    if length > LIMIT {
        return Err(io::Error::other("the frame is too large"));
    }
    let mut body = vec![0; length]; //~ ok
    input.read_exact(&mut body)?;
    Ok(body)
}
