//! A terminal session that hands on each chunk, with at most 256 KiB in hand.

use std::io::{self, Read, Write};

const CHUNK_SIZE: usize = 4096;
const MAX_PTY_BUFFER_SIZE: usize = 256 * 1024;

pub struct TerminalSession<R, W> {
    pty: R,
    screen: W,
    scrollback: String, //~ ok
}

impl<R: Read, W: Write> TerminalSession<R, W> {
    pub fn new(pty: R, screen: W) -> Self {
        Self { pty, screen, scrollback: String::new() }
    }

    pub fn run_command(&mut self) -> io::Result<()> {
        let mut output_buffer = Vec::with_capacity(CHUNK_SIZE); //~ ok
        let mut chunk = [0u8; CHUNK_SIZE];
        loop {
            let read = self.pty.read(&mut chunk)?;
            if read == 0 {
                break;
            }
            output_buffer.extend_from_slice(&chunk[..read]);
            if output_buffer.ends_with(b"\n") || output_buffer.len() > MAX_PTY_BUFFER_SIZE {
                self.flush_output(&output_buffer)?;
                output_buffer.clear();
            }
        }
        self.flush_output(&output_buffer)
    }

    /// Keeps the newest part for scrolling back.
    pub fn follow(&mut self) -> io::Result<()> {
        let mut chunk = [0u8; CHUNK_SIZE];
        loop {
            match self.pty.read(&mut chunk)? {
                0 => return Ok(()),
                n => self.scrollback.push_str(&String::from_utf8_lossy(&chunk[..n])),
            }
            while self.scrollback.len() > MAX_PTY_BUFFER_SIZE {
                self.scrollback.remove(0);
            }
        }
    }

    fn flush_output(&mut self, data: &[u8]) -> io::Result<()> {
        self.screen.write_all(data)
    }
}
