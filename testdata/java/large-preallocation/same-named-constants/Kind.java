package fixture.samenamed;

enum Kind {
  FIRST((short) 1),
  LAST((short) 2);

  static final short MAX_SIZE = (short) (LAST.value + 1);

  final short value;

  Kind(short value) {
    this.value = value;
  }
}
