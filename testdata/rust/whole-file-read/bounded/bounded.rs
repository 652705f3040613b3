use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

const LIMIT: u64 = 64 * 1024;

/// False alarm 2: `take` states the size.
pub fn head(path: &Path) -> io::Result<usize> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LIMIT).read_to_end(&mut bytes)?; //~ ok
    Ok(bytes.iter().filter(|byte| **byte == b'\n').count())
}

pub fn magic(path: &Path) -> io::Result<[u8; 4]> {
    let mut magic = [0; 4];
    File::open(path)?.read_exact(&mut magic)?; //~ ok
    Ok(magic)
}

/// The size is looked at before anything is read.
pub fn short_list(path: &Path) -> io::Result<Vec<String>> {
    if fs::metadata(path)?.len() > LIMIT {
        return Err(io::Error::other("the list is too long"));
    }
    let text = fs::read_to_string(path)?; //~ ok
    Ok(text.lines().map(str::to_owned).collect())
}

/// False alarm 4: the tail of a log.
pub fn last_line(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::End(-4096))?;
    let mut tail = String::new();
    file.read_to_string(&mut tail)?; //~ ok
    Ok(tail.lines().last().unwrap_or_default().to_owned())
}

/// False alarm 5: iterating is the fix.
pub fn blank_lines(files: &[PathBuf]) -> io::Result<usize> {
    let mut blank = 0;
    for path in files {
        for line in BufReader::new(File::open(path)?).lines() { //~ ok
            blank += usize::from(line?.trim().is_empty());
        }
    }
    Ok(blank)
}

/// What is in memory already is not read again from a file.
pub fn zeros(held: &[u8]) -> io::Result<usize> {
    let mut bytes = Vec::new();
    Cursor::new(held).read_to_end(&mut bytes)?; //~ ok
    Ok(bytes.iter().filter(|byte| **byte == 0).count())
}
