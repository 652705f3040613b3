use std::fs;
use std::io;
use std::path::Path;

const LIMIT: usize = 64 * 1024;

/// A size that is looked at when everything is in memory already bounds nothing.
pub fn lines(upload: &Path) -> io::Result<usize> {
    let text = fs::read_to_string(upload)?; //~ rust/whole-file-read
    if text.len() > LIMIT {
        return Err(io::Error::other("too large"));
    }
    Ok(text.lines().filter(|line| !line.trim().is_empty()).count())
}
