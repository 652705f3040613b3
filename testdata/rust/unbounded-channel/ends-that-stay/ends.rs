use crossbeam_channel as channel;
use std::thread;

pub struct Bus {
    pub events: channel::Sender<String>,
}

impl Bus {
    pub fn new(handle: impl Fn(String) + Send + 'static) -> Self {
        let (events, inbox) = channel::unbounded(); //~ rust/unbounded-channel
        thread::spawn(move || {
            for event in inbox {
                handle(event);
            }
        });
        Self { events }
    }

    pub fn small(handle: impl Fn(String) + Send + 'static) -> Self {
        let (events, inbox) = channel::bounded(16); //~ ok
        thread::spawn(move || inbox.iter().for_each(handle));
        Self { events }
    }
}

/// One answer per worker, and the function waits for them.
pub fn ask(workers: usize) -> usize {
    let (answers, inbox) = flume::unbounded(); //~ ok
    for worker in 0..workers {
        let answers = answers.clone();
        thread::spawn(move || answers.send(worker));
    }
    drop(answers);
    inbox.into_iter().sum()
}
