package dev.memlint.scanner.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads an enum's constant from the word that the help writes for it. Picocli's own reader lists
 * the names of Java's constants when a word is wrong.
 */
final class Words<E extends Enum<E>> implements ITypeConverter<E> {
  private final List<E> constants;

  private Words(Class<E> type) {
    constants = List.of(type.getEnumConstants());
  }

  /** Makes the command line and its subcommands read {@code type} by its words, in any case. */
  static <E extends Enum<E>> void register(CommandLine line, Class<E> type) {
    line.registerConverter(type, new Words<>(type));
  }

  @Override
  public E convert(String text) {
    return constants.stream()
        .filter(constant -> word(constant).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + text
                        + "' is not one of: "
                        + constants.stream().map(Words::word).collect(Collectors.joining(", "))));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
