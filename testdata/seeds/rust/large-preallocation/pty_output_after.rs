//! Hands on the output of one command that runs in a pseudo-terminal, chunk by chunk.

use std::io::{self, Read, Write};

const CHUNK_SIZE: usize = 4096;
const MAX_PENDING: usize = 256 * 1024;

pub struct PtyStream<R, W> {
    terminal: R,
    screen: W,
}

impl<R: Read, W: Write> PtyStream<R, W> {
    pub fn new(terminal: R, screen: W) -> Self {
        Self { terminal, screen }
    }

    /// Copies everything the command prints to the screen; returns the number of bytes.
    pub fn run_to_end(&mut self) -> io::Result<usize> {
        let mut chunk = [0u8; CHUNK_SIZE]; //~ ok
        let mut pending = Vec::with_capacity(CHUNK_SIZE); //~ ok
        let mut total = 0;
        loop {
            let read = self.terminal.read(&mut chunk)?;
            if read == 0 {
                break;
            }
            total += read;
            pending.extend_from_slice(&chunk[..read]);
            if pending.contains(&b'\n') || pending.len() > MAX_PENDING {
                self.flush_output(&pending)?;
                pending.clear();
            }
        }
        self.flush_output(&pending)?;
        Ok(total)
    }

    fn flush_output(&mut self, data: &[u8]) -> io::Result<()> {
        self.screen.write_all(data)?;
        self.screen.flush()
    }
}
