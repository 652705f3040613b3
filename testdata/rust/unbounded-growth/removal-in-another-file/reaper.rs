use super::table::ConnectionTracker;

pub fn closed(table: &mut ConnectionTracker, peer: &str) {
    table.last_seen.remove(peer);
}
