package fixture.tokens;

import java.util.List;

public final class Login {

  private final TokenStore store = new TokenStore();

  public void handle(List<String> users) {
    for (String user : users) {
      store.issued(user, "token of " + user);
    }
  }
}
