package fixture.tokens;

import java.util.List;

public final class Login {

  private static final TokenStore STORE = new TokenStore();

  public void handle(List<String> users) {
    for (String user : users) {
      STORE.issued(user, "token of " + user);
    }
  }
}
