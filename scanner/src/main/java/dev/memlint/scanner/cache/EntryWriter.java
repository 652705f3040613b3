package dev.memlint.scanner.cache;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Writes numbers and texts compactly; a text that was written before is only referred to. */
final class EntryWriter {
  private byte[] bytes = new byte[1 << 10];
  private int length;
  private final Map<String, Integer> texts = new HashMap<>();

  void number(long value) {
    // Zigzag: small numbers of either sign take one byte.
    long rest = value << 1 ^ value >> 63;
    while ((rest & ~0x7FL) != 0) {
      put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    put((byte) rest);
  }

  void text(String text) {
    Integer known = texts.putIfAbsent(text, texts.size() + 1);
    if (known != null) {
      number(known);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(0);
    number(utf8.length);
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void put(byte value) {
    room(1);
    bytes[length++] = value;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
