package dev.memlint.rules.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlInvalidTypeException;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A TOML table whose keys are all known; what it holds is asked for by type. */
public final class TomlEntry {
  private final String name;
  private final TomlTable table;
  private final int line;

  private TomlEntry(String name, TomlTable table, int line) {
    this.name = name;
    this.table = table;
    this.line = line;
  }

  /**
   * A whole file.
   *
   * @param known the keys that it may have
   * @throws MalformedTableException when the text is not TOML or has another key
   */
  public static TomlEntry ofFile(String text, Set<String> known) throws MalformedTableException {
    return checked(new TomlEntry("the file", parse(text), 1), known);
  }

  /**
   * One table of a file whose other tables belong to others; empty when it is not there.
   *
   * @param header the table's dotted name
   * @param known the keys that it may have
   */
  public static Optional<TomlEntry> ofTable(String text, String header, Set<String> known)
      throws MalformedTableException {
    TomlParseResult file = parse(text);
    if (!file.isTable(header)) {
      return Optional.empty();
    }
    int line = Optional.ofNullable(file.inputPositionOf(header)).map(TomlPosition::line).orElse(1);
    return Optional.of(
        checked(new TomlEntry("[" + header + "]", file.getTable(header), line), known));
  }

  private static TomlParseResult parse(String text) throws MalformedTableException {
    TomlParseResult parsed;
    try {
      parsed = Toml.parse(text);
    } catch (StackOverflowError tooDeep) {
      throw new MalformedTableException(1, "nested too deeply to be read", "", Set.of());
    }
    if (parsed.hasErrors()) {
      TomlParseError error = parsed.errors().getFirst();
      String message = Optional.ofNullable(error.getMessage()).orElse("not TOML");
      String plain = message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
      throw new MalformedTableException(error.position().line(), plain, "", Set.of());
    }
    return parsed;
  }

  private static TomlEntry checked(TomlEntry entry, Set<String> known)
      throws MalformedTableException {
    for (String key : new TreeSet<>(entry.table.keySet())) {
      if (!known.contains(key)) {
        throw new MalformedTableException(
            entry.line(key), "unknown key '" + key + "' in " + entry.name, key, known);
      }
    }
    return entry;
  }

  /** The tables of an array of tables, {@code [[key]]}; none when the key is absent. */
  public List<TomlEntry> entries(String key, Set<String> known) throws MalformedTableException {
    Optional<TomlArray> array = value(key, TomlArray.class, "an array of tables, [[" + key + "]]");
    List<TomlEntry> entries = new ArrayList<>();
    for (int i = 0; array.isPresent() && i < array.get().size(); i++) {
      int at = array.get().inputPositionOf(i).line();
      if (!(array.get().get(i) instanceof TomlTable element)) {
        throw new MalformedTableException(
            at, "'" + key + "' must be an array of tables, [[" + key + "]]", "", Set.of());
      }
      entries.add(checked(new TomlEntry("[[" + key + "]]", element, at), known));
    }
    return entries;
  }

  /** 1-based line of a key; of the table itself when the key is absent. */
  public int line(String key) {
    return Optional.ofNullable(table.inputPositionOf(List.of(key)))
        .map(TomlPosition::line)
        .orElse(line);
  }

  public boolean has(String key) {
    return table.contains(List.of(key));
  }

  public Optional<String> text(String key) throws MalformedTableException {
    return value(key, String.class, "a text");
  }

  /** A text that must be there. */
  public String required(String key) throws MalformedTableException {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      throw new MalformedTableException(line, "missing '" + key + "' in " + name, "", Set.of());
    }
    return text.get();
  }

  /** The texts of an array, in order without repeats; none when the key is absent. */
  public Set<String> texts(String key) throws MalformedTableException {
    Optional<TomlArray> array = value(key, TomlArray.class, "an array of texts");
    Set<String> texts = new LinkedHashSet<>();
    try {
      for (int i = 0; array.isPresent() && i < array.get().size(); i++) {
        texts.add(array.get().getString(i));
      }
    } catch (TomlInvalidTypeException notText) {
      throw new MalformedTableException(
          line(key), "'" + key + "' must be an array of texts", "", Set.of());
    }
    return texts;
  }

  public Optional<Integer> integer(String key) throws MalformedTableException {
    Optional<Long> number = value(key, Long.class, "a whole number");
    if (number.isPresent() && number.get() != number.get().intValue()) {
      throw new MalformedTableException(line(key), "'" + key + "' is too large", "", Set.of());
    }
    return number.map(Long::intValue);
  }

  public boolean flag(String key) throws MalformedTableException {
    return value(key, Boolean.class, "true or false").orElse(false);
  }

  /** A constant of an enum, written in lower case with hyphens. */
  public <E extends Enum<E>> Optional<E> constant(Class<E> type, String key)
      throws MalformedTableException {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    for (E constant : type.getEnumConstants()) {
      if (spelled(constant).equals(text.get())) {
        return Optional.of(constant);
      }
    }
    Set<String> known =
        Arrays.stream(type.getEnumConstants())
            .map(TomlEntry::spelled)
            .collect(Collectors.toCollection(TreeSet::new));
    throw unknown(key, text.get(), known);
  }

  /** The error for a value that is none of those that a key may have. */
  public MalformedTableException unknown(String key, String value, Set<String> known) {
    return new MalformedTableException(
        line(key), "unknown " + key + " '" + value + "'", value, known);
  }

  private static String spelled(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private <T> Optional<T> value(String key, Class<T> type, String kind)
      throws MalformedTableException {
    Optional<Object> value = Optional.ofNullable(table.get(List.of(key)));
    if (value.filter(v -> !type.isInstance(v)).isPresent()) {
      throw new MalformedTableException(line(key), "'" + key + "' must be " + kind, "", Set.of());
    }
    return value.map(type::cast);
  }
}
