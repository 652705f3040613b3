//! Collects the output of one command that runs in a pseudo-terminal.

use std::io::{self, Read};

use crate::pty_limits_before::{LARGE_BUFFER_SIZE, VISIBLE_ROWS};

pub struct PtyCommand<R> {
    terminal: R,
    exit_marker: &'static str,
}

impl<R: Read> PtyCommand<R> {
    pub fn new(terminal: R, exit_marker: &'static str) -> Self {
        Self { terminal, exit_marker }
    }

    /// Returns the last rows of the output. Every session that runs at the same time pays for a full buffer.
    pub fn run_to_end(&mut self) -> io::Result<String> {
        let mut output = String::with_capacity(LARGE_BUFFER_SIZE); //~ rust/large-preallocation //~ rust/undrained-buffer
        let mut chunk = [0u8; 4096]; //~ ok
        loop {
            let read = self.terminal.read(&mut chunk)?;
            if read == 0 {
                break;
            }
            output.push_str(&String::from_utf8_lossy(&chunk[..read]));
            if output.ends_with(self.exit_marker) {
                break;
            }
        }
        let rows = output.lines().rev().take(VISIBLE_ROWS);
        Ok(rows.fold(String::new(), |below, row| format!("{row}\n{below}")))
    }
}
