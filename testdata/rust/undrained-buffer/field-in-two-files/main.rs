mod dispatch;
mod session;

use std::net::TcpStream;

fn main() -> std::io::Result<()> {
    let mut session = session::DrainedSession {
        peer: TcpStream::connect("localhost:7070")?,
        inbox: Vec::new(),
    };
    session.receive()
}
