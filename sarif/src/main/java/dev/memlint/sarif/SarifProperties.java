package dev.memlint.sarif;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The tool's own facts about a result, written sorted by name. Immutable.
 *
 * @param values the facts by name; a name is a letter and then letters, digits or {@code . _ / -}
 */
public record SarifProperties(SortedMap<String, Value> values) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._/-]*");

  /** No facts. */
  public static final SarifProperties EMPTY = new SarifProperties(new TreeMap<>());

  /** A fact's value. */
  public sealed interface Value {}

  /** A text or a word. */
  public record Text(String text) implements Value {}

  /** A whole number, for instance of bytes. */
  public record Whole(long number) implements Value {}

  public SarifProperties {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    for (String name : values.keySet()) {
      // "tags" has a meaning of its own in SARIF.
      if (!NAME.matcher(name).matches() || name.equals("tags")) {
        throw new IllegalArgumentException("not a property name: " + name);
      }
    }
  }

  /** These facts and one more text. */
  public SarifProperties with(String name, String text) {
    return with(name, new Text(text));
  }

  /** These facts and one more number. */
  public SarifProperties with(String name, long number) {
    return with(name, new Whole(number));
  }

  private SarifProperties with(String name, Value value) {
    SortedMap<String, Value> more = new TreeMap<>(values);
    more.put(name, value);
    return new SarifProperties(more);
  }
}
