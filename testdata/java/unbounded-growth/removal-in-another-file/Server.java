package fixture.connections;

import java.util.function.Supplier;

public final class Server {

  private final ConnectionTable table = new ConnectionTable();
  private final Reaper reaper = new Reaper(table);

  public void serve(Supplier<String> peers) {
    for (String peer = peers.get(); peer != null; peer = peers.get()) {
      table.opened(peer, System.nanoTime());
      reaper.closed(peer);
    }
  }
}
