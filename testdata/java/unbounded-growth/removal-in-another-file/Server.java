package fixture.connections;

import java.util.function.Supplier;

public final class Server {

  private static final ConnectionTracker TABLE = new ConnectionTracker();
  private final Reaper reaper = new Reaper(TABLE);

  public void serve(Supplier<String> peers) {
    for (String peer = peers.get(); peer != null; peer = peers.get()) {
      TABLE.opened(peer, System.nanoTime());
      reaper.closed(peer);
    }
  }
}
