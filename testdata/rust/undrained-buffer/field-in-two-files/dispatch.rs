//! Takes what a session has received.

use crate::session::DrainedSession;

pub fn dispatch(session: &mut DrainedSession) {
    if let Some(end) = session.inbox.iter().position(|&byte| byte == b'\n') {
        let line: Vec<u8> = session.inbox.drain(..=end).collect();
        println!("{}", line.len());
    }
}
