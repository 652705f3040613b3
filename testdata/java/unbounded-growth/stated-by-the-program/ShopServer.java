package fixture.shop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What grows here grows with the program's own parts and settings. */
public final class ShopServer {
  private static final Map<String, Supplier<Runnable>> COMMANDS = new HashMap<>(); //~ ok
  private static final Set<String> WARNED_NAMES = new HashSet<>(); //~ ok

  private final Map<String, Integer> priorities = new HashMap<>(); //~ ok
  private final List<String> searchDirectories = new ArrayList<>(); //~ ok
  private final List<List<String>> shelves = new ArrayList<>(); //~ ok
  private final List<String> orders = new ArrayList<>(); //~ java/unbounded-growth

  /** Each command is a part of the program. */
  public static void put(String name, Supplier<Runnable> command) {
    COMMANDS.put(name, command);
  }

  /** A name is complained of once. */
  public static boolean check(String name) {
    return name.isBlank() && WARNED_NAMES.add(name);
  }

  public void setPriority(String customer, int priority) {
    priorities.put(customer, priority);
  }

  public void addSearchDirectory(String directory) {
    searchDirectories.add(directory);
  }

  List<String> shelf(int number) {
    if (shelves.size() == 0) {
      for (int i = 0; i <= number; i++) {
        shelves.add(new ArrayList<>());
      }
    }
    return shelves.get(number);
  }

  /** The task keeps a list of its own, and is gone with it. */
  Runnable checkAll(List<String> names) {
    return new Runnable() {
      private final List<String> rejected = new ArrayList<>(); //~ ok

      @Override
      public void run() {
        for (String name : names) {
          if (name.isBlank()) {
            rejected.add(name);
          }
        }
        System.out.println(rejected.size());
      }
    };
  }

  void receive(List<String> incoming) {
    for (String order : incoming) {
      orders.add(order);
    }
  }
}
