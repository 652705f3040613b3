package fixture.tables;

import java.util.List;

/** Keeps one for as long as the process lives. */
public final class Program {

  private static final Tables TABLES = new Tables(List.of("north", "south"));

  private Program() {}

  public static void handle(List<byte[]> bodies) {
    for (byte[] body : bodies) {
      TABLES.count(body.length > 9 ? Tables.Level.HIGH : Tables.Level.LOW, body.length);
    }
  }
}
