package app;

/** Numbers that several queues share. */
final class Limits {
  static final int WAITING = 2_000;
  static final int NO_LIMIT = Integer.MAX_VALUE;

  private Limits() {}
}
