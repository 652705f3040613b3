package fixture.sessions;

import java.util.List;

public final class Logins {

  private Logins() {}

  public static void replay(List<String> users) {
    for (String user : users) {
      Sessions.login(user, new byte[0]);
      Sessions.logout(user);
    }
  }
}
