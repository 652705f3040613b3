//! Hands 65,536 messages of 1 KiB to a slower consumer, through a channel with or without a bound.

use std::io;
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, JoinHandle};
use std::time::Duration;

const MESSAGES: usize = 65_536;
const MESSAGE_BYTES: usize = 1_024;
const BOUND: usize = 256;
const BATCH: usize = 64;

fn consumer(inbox: Receiver<Vec<u8>>) -> JoinHandle<()> {
    thread::spawn(move || {
        for number in 0..MESSAGES {
            if inbox.recv().is_err() {
                return;
            }
            if number % BATCH == 0 {
                thread::sleep(Duration::from_millis(1));
            }
        }
    })
}

fn main() -> io::Result<()> {
    let mode = std::env::args().nth(1).unwrap_or_default();
    let message = || vec![1; MESSAGE_BYTES];
    let consumer = match mode.as_str() {
        "unbounded" => {
            let (messages, inbox) = mpsc::channel();
            let consumer = consumer(inbox);
            (0..MESSAGES).for_each(|_| drop(messages.send(message())));
            Some(consumer)
        }
        "bounded" => {
            let (messages, inbox) = mpsc::sync_channel(BOUND);
            let consumer = consumer(inbox);
            (0..MESSAGES).for_each(|_| drop(messages.send(message())));
            Some(consumer)
        }
        _ => None,
    };
    consumer.map(JoinHandle::join);
    println!("{mode}\n");
    io::stdin().read_line(&mut String::new()).map(drop)
}
