package fixture.bounds;

/** Keeps one for as long as the process lives. */
public final class Program {

  private static final Bounds BOUNDS = new Bounds();

  private Program() {}

  public static void handle(Iterable<String> names) {
    for (String name : names) {
      BOUNDS.seen(new Object(), name);
      BOUNDS.refuse(name);
      BOUNDS.limit(name, System.nanoTime());
    }
  }
}
