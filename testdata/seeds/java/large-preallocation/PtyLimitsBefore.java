package agent.before;

/** Sizes of the terminal sessions' buffers. */
final class PtyLimitsBefore {

  private static final int KIB = 1024;

  /** What one command may print before its buffer has to grow. */
  static final int LARGE_BUFFER_SIZE = 1024 * KIB;

  /** Lines that a session shows at once. */
  static final int VISIBLE_ROWS = 48;

  private PtyLimitsBefore() {}
}
