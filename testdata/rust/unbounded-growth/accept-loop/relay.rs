use std::collections::HashMap;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

fn main() {
    let listener = TcpListener::bind("127.0.0.1:9000").unwrap();
    let peers: Arc<Mutex<HashMap<SocketAddr, TcpStream>>> = Arc::new(Mutex::new(HashMap::new())); //~ rust/unbounded-growth
    let active = Arc::new(Mutex::new(HashMap::new())); //~ ok
    loop {
        let (stream, addr) = listener.accept().unwrap();
        let peers = Arc::clone(&peers);
        let active = Arc::clone(&active);
        std::thread::spawn(move || {
            active.lock().unwrap().insert(addr, true);
            peers.lock().unwrap().insert(addr, stream);
            active.lock().unwrap().remove(&addr);
        });
    }
}

pub fn gather(names: Vec<String>) -> usize {
    let found = Arc::new(Mutex::new(Vec::new())); //~ ok
    let mut threads = Vec::new();
    for name in names {
        let found = Arc::clone(&found);
        threads.push(std::thread::spawn(move || found.lock().unwrap().push(name)));
    }
    for thread in threads {
        thread.join().unwrap();
    }
    let count = found.lock().unwrap().len();
    count
}
