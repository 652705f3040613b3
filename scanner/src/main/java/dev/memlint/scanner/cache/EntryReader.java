package dev.memlint.scanner.cache;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link EntryWriter} wrote. */
final class EntryReader {
  private final byte[] bytes;
  private final SharedValues shared;
  private int at;
  private String[] texts = new String[64];
  private int textCount;

  EntryReader(byte[] bytes, SharedValues shared) {
    this.bytes = bytes;
    this.shared = shared;
  }

  /** Where equal values become one object. */
  SharedValues shared() {
    return shared;
  }

  long number() throws MalformedEntryException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at == bytes.length) {
        throw new MalformedEntryException("it ends early");
      }
      byte next = bytes[at++];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value >>> 1 ^ -(value & 1);
      }
    }
    throw new MalformedEntryException("a number is too long");
  }

  /** A number of elements of which each takes at least one byte. */
  int count() throws MalformedEntryException {
    long count = number();
    if (count < 0 || count > bytes.length - at) {
      throw new MalformedEntryException("more elements than bytes");
    }
    return (int) count;
  }

  /** A number below {@code limit}. */
  int index(int limit) throws MalformedEntryException {
    long index = number();
    if (index < 0 || index >= limit) {
      throw new MalformedEntryException("no element " + index + " of " + limit);
    }
    return (int) index;
  }

  String text() throws MalformedEntryException {
    int known = index(textCount + 1);
    if (known > 0) {
      return texts[known - 1];
    }
    int size = count();
    String text = shared.share(new String(bytes, at, size, StandardCharsets.UTF_8));
    at += size;
    if (textCount == texts.length) {
      texts = Arrays.copyOf(texts, 2 * textCount);
    }
    texts[textCount++] = text;
    return text;
  }

  void end() throws MalformedEntryException {
    if (at != bytes.length) {
      throw new MalformedEntryException((bytes.length - at) + " bytes too many");
    }
  }
}
