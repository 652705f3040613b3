use super::table::ConnectionTable;

pub fn closed(table: &mut ConnectionTable, peer: &str) {
    table.last_seen.remove(peer);
}
