package fixture.elsewhere;

final class Limits {
  private static final int THOUSANDS = 50;
  static final int MAX_DOCUMENTS = THOUSANDS * 1000;
  static final int MAX_SCORES = 1_000_000;

  private Limits() {}
}
