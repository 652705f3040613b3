//! Counts the lines that a peer sends over a connection, 64 MiB in all.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::thread;

const MAX_PENDING: usize = 256 * 1024;

fn lines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte == b'\n').count()
}

fn main() -> io::Result<()> {
    let mode = std::env::args().nth(1).unwrap_or_default();
    let mut count = 0;
    if mode != "nothing" {
        let (mut connection, mut other) = UnixStream::pair()?;
        thread::spawn(move || {
            let line = [b"x".repeat(63), b"\n".to_vec()].concat();
            (0..1 << 20).try_for_each(|_| other.write_all(&line))
        });
        let mut pending = Vec::new();
        let mut chunk = [0u8; 4096];
        loop {
            let read = connection.read(&mut chunk)?;
            if read == 0 {
                break;
            }
            pending.extend_from_slice(&chunk[..read]);
            if mode == "drained" {
                if let Some(end) = pending.iter().rposition(|&byte| byte == b'\n') {
                    count += lines(&pending[..=end]);
                    pending.drain(..=end);
                }
                if pending.len() > MAX_PENDING {
                    return Err(io::Error::other("line too long"));
                }
            }
        }
        count += lines(&pending);
    }
    println!("{count}\n");
    io::stdin().read_line(&mut String::new()).map(drop)
}
