package fixture.frames;

final class Limits {

  private static final int KIB = 1 << 10;
  static final int MIB = KIB * KIB;
  static final int MAX_FRAME = MIB;
  static final int HEADER = 16;

  private Limits() {}
}
