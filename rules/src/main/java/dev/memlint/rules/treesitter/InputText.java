package dev.memlint.rules.treesitter;

import static java.lang.foreign.ValueLayout.JAVA_CHAR_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/** The text under parse, as UTF-16LE in native memory that is reused from file to file. */
@SuppressWarnings("restricted") // writes through a pointer that C hands in
final class InputText implements AutoCloseable {
  /** tree-sitter looks one unit past a high surrogate at the very end; zeros must be there. */
  private static final int PADDING = 4;

  private static final int CHUNK = 8192;
  private static final long INITIAL_BYTES = 64 << 10;

  private final char[] chunk = new char[CHUNK];
  private Arena arena = Arena.ofShared();
  private MemorySegment buffer = arena.allocate(INITIAL_BYTES);
  private long length;

  void set(String text) {
    length = 2L * text.length();
    if (length > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("tree-sitter takes no text of 2 Gi characters or more");
    }
    ensure(length + PADDING);
    for (int from = 0; from < text.length(); from += CHUNK) {
      int to = Math.min(text.length(), from + CHUNK);
      text.getChars(from, to, chunk, 0);
      MemorySegment.copy(
          chunk,
          0,
          buffer,
          JAVA_CHAR_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN),
          2L * from,
          to - from);
    }
    buffer.asSlice(length, PADDING).fill((byte) 0);
  }

  /**
   * {@link TreeSitterApi#READ}: all text from a byte on. Called from C, where an exception would
   * end the process, so it has none to throw.
   */
  MemorySegment read(
      MemorySegment payload, int byteIndex, MemorySegment point, MemorySegment bytesRead) {
    long from = Math.min(Integer.toUnsignedLong(byteIndex), length);
    bytesRead.reinterpret(Integer.BYTES).set(JAVA_INT, 0, (int) (length - from));
    return buffer.asSlice(from);
  }

  /** Gives memory beyond {@code keepBytes} back. */
  void trim(long keepBytes) {
    if (buffer.byteSize() > keepBytes) {
      replace(INITIAL_BYTES);
    }
  }

  @Override
  public void close() {
    arena.close();
  }

  private void ensure(long bytes) {
    if (bytes > buffer.byteSize()) {
      replace(Math.max(bytes, buffer.byteSize() * 2));
    }
  }

  private void replace(long bytes) {
    Arena next = Arena.ofShared();
    buffer = next.allocate(bytes);
    arena.close();
    arena = next;
  }
}
