package fixture.connections;

final class Reaper {

  private final ConnectionTracker table;

  Reaper(ConnectionTracker table) {
    this.table = table;
  }

  void closed(String peer) {
    table.lastSeen.remove(peer);
  }
}
