//! Two sessions: one that another module empties, one that nobody does.

use std::io::{self, Read};
use std::net::TcpStream;

pub struct DrainedSession {
    pub peer: TcpStream,
    pub inbox: Vec<u8>, //~ ok
}

impl DrainedSession {
    pub fn receive(&mut self) -> io::Result<()> {
        let mut chunk = [0u8; 4096];
        loop {
            let n = self.peer.read(&mut chunk)?;
            self.inbox.extend_from_slice(&chunk[..n]);
            crate::dispatch::dispatch(self);
        }
    }
}

pub struct KeptSession {
    peer: TcpStream,
    received: Vec<u8>, //~ rust/undrained-buffer "as long as its owner lives"
}

impl KeptSession {
    pub fn receive(&mut self) -> io::Result<()> {
        let mut chunk = [0u8; 4096];
        loop {
            let n = self.peer.read(&mut chunk)?;
            self.received.extend_from_slice(&chunk[..n]);
        }
    }
}
