package fixture.tables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public final class Tables {

  public enum Level {
    LOW,
    HIGH
  }

  // False alarm 6: filled in a static initialiser only.
  private static final Map<String, Integer> SIZES = new HashMap<>(); //~ ok

  static {
    SIZES.put("byte", 1);
    SIZES.put("int", 4);
    SIZES.put("long", 8);
  }

  // False alarm 9: immutable.
  private static final Map<String, String> NONE = Collections.emptyMap(); //~ ok
  private static final List<String> UNITS = List.of("kB", "MB"); //~ ok

  // Filled in the constructor only.
  private final List<String> names = new ArrayList<>(); //~ ok

  // Keys from a closed set: an enum, whatever the map's class is.
  private final Map<Level, Long> byLevel = new EnumMap<>(Level.class); //~ ok
  private final Map<Level, List<Long>> slots = new HashMap<>(); //~ ok

  // Keys that are literals.
  private final Map<String, Long> totals = new HashMap<>(); //~ ok

  // False alarm 59: counters and one-shot lists with a constant loop bound.
  private final List<Integer> squares = new ArrayList<>(); //~ ok
  private long events;

  public Tables(List<String> configured) {
    for (String name : configured) {
      names.add(name.strip());
    }
    for (int i = 0; i < 10; i++) {
      squares.add(i * i);
    }
  }

  public void count(Level level, long bytes) {
    events++;
    byLevel.merge(level, bytes, Long::sum);
    slots.putIfAbsent(level, List.of(bytes));
    totals.put("bytes", bytes);
    totals.put("events", events);
  }

  public String describe() {
    return SIZES + " " + NONE + UNITS + names + squares + byLevel + slots + totals;
  }
}
