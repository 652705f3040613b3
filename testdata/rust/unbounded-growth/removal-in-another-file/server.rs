use super::reaper;
use super::table::ConnectionTable;

pub fn serve(peers: impl Iterator<Item = String>) {
    let mut table = ConnectionTable::default();
    for peer in peers {
        table.opened(&peer);
        reaper::closed(&mut table, &peer);
    }
}
