package fixture.collector;

import java.util.ArrayList;
import java.util.List;

/** False alarm 60: lives as long as the call that made it. */
final class Collector {

  final List<String> names = new ArrayList<>(); //~ ok

  void visit(String node) {
    if (node.startsWith("def ")) {
      names.add(node.substring(4));
    }
  }
}
