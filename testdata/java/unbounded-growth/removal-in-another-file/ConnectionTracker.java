package fixture.connections;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

final class ConnectionTracker {

  final Map<String, Long> lastSeen = new HashMap<>(); //~ ok

  /** Its entries stay: what the reaper removes are those of the other map. */
  final Set<String> everSeen = new HashSet<>(); //~ java/unbounded-growth

  void opened(String peer, long now) {
    lastSeen.put(peer, now);
    everSeen.add(peer);
  }
}
