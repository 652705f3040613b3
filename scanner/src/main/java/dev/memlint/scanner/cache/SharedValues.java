package dev.memlint.scanner.cache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One object for all equal ones, among those that are read in one scan: the facts of many files
 * hold the same names and calls over and over. Safe for many threads; let go of it when the last
 * value is read.
 */
public final class SharedValues {
  private final Map<Object, Object> values = new ConcurrentHashMap<>();

  /** The first object that was equal to this immutable one. */
  <T> T share(T value) {
    @SuppressWarnings("unchecked") // equal texts and records are of one type
    T first = (T) values.putIfAbsent(value, value);
    return first == null ? value : first;
  }
}
