//! A terminal session that keeps what all of its commands print.

use std::io::{self, Read};

const LARGE_BUFFER_SIZE: usize = 1024 * 1024;

pub struct TerminalSession<R> {
    pty: R,
    scrollback: String, //~ rust/undrained-buffer
}

impl<R: Read> TerminalSession<R> {
    pub fn new(pty: R) -> Self {
        Self { pty, scrollback: String::new() }
    }

    /// One long command is enough to exhaust the memory, and there is a buffer in each session.
    pub fn run_command(&mut self) -> io::Result<usize> {
        let mut output_buffer = String::with_capacity(LARGE_BUFFER_SIZE); //~ rust/undrained-buffer //~ rust/large-preallocation
        let mut chunk = [0u8; 4096];
        loop {
            let read = self.pty.read(&mut chunk)?;
            if read == 0 {
                break;
            }
            output_buffer.push_str(&String::from_utf8_lossy(&chunk[..read]));
        }
        for line in output_buffer.lines() {
            println!("{line}");
        }
        Ok(0)
    }

    /// Follows the terminal until it is closed.
    pub fn follow(&mut self) -> io::Result<()> {
        let mut chunk = [0u8; 4096];
        loop {
            match self.pty.read(&mut chunk)? {
                0 => return Ok(()),
                n => self.scrollback.push_str(&String::from_utf8_lossy(&chunk[..n])),
            }
        }
    }
}
