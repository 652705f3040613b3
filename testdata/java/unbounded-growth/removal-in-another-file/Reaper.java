package fixture.connections;

final class Reaper {

  private final ConnectionTable table;

  Reaper(ConnectionTable table) {
    this.table = table;
  }

  void closed(String peer) {
    table.lastSeen.remove(peer);
  }
}
