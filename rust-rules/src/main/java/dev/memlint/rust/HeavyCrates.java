package dev.memlint.rust;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The packages of {@code heavy-crates.tsv}, read once. */
final class HeavyCrates {
  private static final Map<String, String> KINDS = read();

  private HeavyCrates() {}

  /** What makes a package heavy, for people, or empty when nothing known does. */
  static String kind(String packageName) {
    return KINDS.getOrDefault(packageName, "");
  }

  private static Map<String, String> read() {
    Map<String, String> kinds = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    HeavyCrates.class.getResourceAsStream("heavy-crates.tsv"), "heavy-crates.tsv"),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] columns = line.split("\t");
        if (columns.length == 2 && !line.startsWith("#")) {
          for (String crate : columns[1].split(" ")) {
            kinds.put(crate, columns[0]);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(kinds);
  }
}
