package few;

import java.util.List;
import redis.clients.jedis.Jedis;

/** Asks one server after the other. */
final class Hosts {
  String first(List<String> hosts) {
    for (String host : hosts) {
      try (Jedis jedis = new Jedis(host)) { //~ ok
        String answer = jedis.get("leader");
        if (answer != null) {
          return answer;
        }
      }
    }
    return "";
  }
}
