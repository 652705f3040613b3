package fixture.dictionary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class Dictionary {

  private static final Set<String> WORDS = load(Path.of("words.txt")); //~ java/never-freed-static

  /** Filled when the class is loaded, by a loop over a file. */
  private static final Set<String> NAMES = new HashSet<>(); //~ java/never-freed-static

  static {
    try (Stream<String> lines = Files.lines(Path.of("names.txt"))) {
      lines.forEach(NAMES::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Dictionary() {}

  public static boolean knows(String word) {
    return WORDS.contains(word) || NAMES.contains(word);
  }

  private static Set<String> load(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
