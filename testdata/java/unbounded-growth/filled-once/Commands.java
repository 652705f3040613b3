package fixture.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Filled when first asked, behind a flag or a null that lets the filling run a single time. */
public final class Commands {

  private static final Set<String> ENABLED = new HashSet<>(); //~ ok
  private static boolean enabledRead;

  private static List<String> aliases; //~ ok

  // One for each class that asks: as many as the program has.
  private static final Map<String, Commands> BY_PACKAGE = new HashMap<>(); //~ ok

  // The flag says that something was read, not that nothing is added again.
  private static final List<String> ASKED = new ArrayList<>(); //~ java/unbounded-growth
  private static boolean asked;

  // The flag is lowered again and again, and each reading adds.
  private static final List<String> SEEN = new ArrayList<>(); //~ java/unbounded-growth
  private static boolean seenRead;

  // What callers send is no class name, whatever the parameter is called.
  private static final Map<String, Commands> BY_QUERY = new HashMap<>(); //~ java/unbounded-cache

  private Commands() {}

  public static synchronized boolean isEnabled(String command, String configured) {
    if (enabledRead || configured == null) {
      return ENABLED.contains(command);
    }
    for (String name : configured.split(",")) {
      ENABLED.add(name.strip());
    }
    enabledRead = true;
    return ENABLED.contains(command);
  }

  public static synchronized List<String> aliases(String configured) {
    if (aliases == null) {
      aliases = new ArrayList<>();
      for (String name : configured.split(",")) {
        aliases.add(name);
      }
    }
    return List.copyOf(aliases);
  }

  public static Commands of(Class<?> user) {
    return of(user.getPackage().getName());
  }

  public static synchronized Commands of(String packageName) {
    Commands commands = BY_PACKAGE.get(packageName);
    if (commands == null) {
      commands = new Commands();
      BY_PACKAGE.put(packageName, commands);
    }
    return commands;
  }

  public static synchronized void ask(String command) {
    if (asked) {
      ASKED.add(command);
      return;
    }
    asked = true;
  }

  public static synchronized void see(List<String> commands) {
    if (seenRead) {
      return;
    }
    for (String command : commands) {
      SEEN.add(command);
    }
    seenRead = true;
  }

  public static synchronized void reload() {
    seenRead = false;
  }

  public static synchronized Commands on(String query) {
    return BY_QUERY.computeIfAbsent(query, name -> new Commands());
  }
}
