package fixture.collector;

import java.util.List;

public final class Outline {

  private Outline() {}

  public static int definitions(Iterable<String> nodes) {
    Collector collector = new Collector();
    for (String node : nodes) {
      collector.visit(node);
    }
    List<String> names = collector.names;
    return names.size();
  }
}
