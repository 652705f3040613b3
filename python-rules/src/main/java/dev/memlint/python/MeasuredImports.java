package dev.memlint.python;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What imports cost, as {@code heavy-imports.tsv} has it; read once. */
final class MeasuredImports {
  private static final String RESOURCE = "heavy-imports.tsv";
  private static final int COLUMNS = 6;
  private static final Map<String, Cost> COSTS = read();

  /**
   * The cost of one import.
   *
   * @param module the dotted name that was imported
   * @param distribution its package and version
   * @param kibibytes resident after it, less a bare interpreter
   * @param brings other modules of the table that it loads
   */
  record Cost(String module, String distribution, int kibibytes, Set<String> brings) {}

  private MeasuredImports() {}

  /** The cost of the longest part of a dotted name that was measured. */
  static Optional<Cost> of(String dotted) {
    for (String name = dotted; !name.isEmpty(); ) {
      Cost cost = COSTS.get(name);
      if (cost != null) {
        return Optional.of(cost);
      }
      name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
    return Optional.empty();
  }

  private static Map<String, Cost> read() {
    Map<String, Cost> costs = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    MeasuredImports.class.getResourceAsStream(RESOURCE), RESOURCE),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          Cost cost = cost(line.split("\t", -1));
          costs.put(cost.module(), cost);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(costs);
  }

  private static Cost cost(String[] columns) {
    if (columns.length != COLUMNS) {
      throw new IllegalStateException(RESOURCE + ": not a row: " + String.join("\t", columns));
    }
    String along = columns[COLUMNS - 1];
    return new Cost(
        columns[0],
        columns[1] + " " + columns[2],
        (int) Math.round(Double.parseDouble(columns[3]) * 1024),
        along.isEmpty() ? Set.of() : Set.of(along.split(" ")));
  }
}
