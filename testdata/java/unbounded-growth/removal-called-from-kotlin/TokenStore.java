package fixture.tokens;

import java.util.HashMap;
import java.util.Map;

/** The caller of the removal is written in another language of the same program. */
public final class TokenStore {

  private final Map<String, String> tokens = new HashMap<>(); //~ ok

  public void issued(String user, String token) {
    tokens.put(user, token);
  }

  public void revokeToken(String user) {
    tokens.remove(user);
  }
}
