package dev.memlint.rules.detect;

import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.source.Language;

/**
 * What containers cost per entry, not counting what the entries refer to.
 *
 * <p>64-bit runtimes. Java: HotSpot with compressed references, 12-byte headers, objects rounded up
 * to 8; a HashMap entry is a 32-byte node and a table slot at load 0.75. Rust: the standard
 * library's own layouts with 24-byte values such as String; hash tables at load 7/8. CPython 3.11:
 * an 8-byte slot, dictionary entries of 24 bytes plus index at load 2/3, set entries of 16 bytes at
 * load 3/5.
 */
final class CostModel {
  private CostModel() {}

  /** Least bytes that one more entry holds in a container of this kind. */
  static int entryBytes(Language language, StoreFact.Kind kind) {
    return switch (language) {
      case JAVA ->
          switch (kind) {
            case LIST, QUEUE -> 4 + 16;
            case MAP, CACHE -> 32 + 6 + 32;
            case SET -> 32 + 6 + 16;
            case TEXT, BYTES -> 1;
            case THREAD_LOCAL -> 32;
            case OBJECT -> 16;
          };
      case RUST ->
          switch (kind) {
            case LIST, QUEUE -> 24;
            case MAP, CACHE -> 56;
            case SET -> 28;
            case TEXT, BYTES -> 1;
            case THREAD_LOCAL, OBJECT -> 24;
          };
      case PYTHON ->
          switch (kind) {
            case LIST, QUEUE -> 8 + 48;
            case MAP, CACHE -> 100 + 48;
            case SET -> 27 + 48;
            case TEXT, BYTES -> 1;
            case THREAD_LOCAL, OBJECT -> 48;
          };
    };
  }
}
