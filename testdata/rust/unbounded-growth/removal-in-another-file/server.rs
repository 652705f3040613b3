use std::sync::{LazyLock, Mutex};

use super::reaper;
use super::table::ConnectionTracker;

static TABLE: LazyLock<Mutex<ConnectionTracker>> = LazyLock::new(Default::default);

pub fn serve(peers: impl Iterator<Item = String>) {
    for peer in peers {
        let mut table = TABLE.lock().unwrap();
        table.opened(&peer);
        reaper::closed(&mut table, &peer);
    }
}
