package fixture.samenamed;

import java.util.ArrayList;
import java.util.List;

final class Server {
  List<String> protocols() {
    return new ArrayList<>(Kind.MAX_SIZE); //~ ok
  }

  List<String> handles() {
    return new ArrayList<>(Handle.MAX_SIZE); //~ java/large-preallocation
  }
}
