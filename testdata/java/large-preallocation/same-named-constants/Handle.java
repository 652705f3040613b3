package fixture.samenamed;

final class Handle {
  static final int MAX_SIZE = 1 << 20;

  private Handle() {}
}
