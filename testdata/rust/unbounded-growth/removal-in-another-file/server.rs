use std::sync::{LazyLock, Mutex};

use super::reaper;
use super::table::ConnectionTable;

static TABLE: LazyLock<Mutex<ConnectionTable>> = LazyLock::new(Default::default);

pub fn serve(peers: impl Iterator<Item = String>) {
    for peer in peers {
        let mut table = TABLE.lock().unwrap();
        table.opened(&peer);
        reaper::closed(&mut table, &peer);
    }
}
