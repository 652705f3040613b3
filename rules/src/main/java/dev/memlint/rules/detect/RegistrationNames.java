package dev.memlint.rules.detect;

import dev.memlint.rules.facts.Names;
import java.util.regex.Pattern;

/** Function names by which a program states its own parts, so that code bounds what they add. */
final class RegistrationNames {
  private static final Pattern REGISTRATION =
      Pattern.compile(
          "(?:^|_)(?:register|install|define|declare|configure|setup|init|initialize|load|provide"
              + "|bind|contribute|enlist|extend|use|mount|wire|startup|index|bootstrap|decorator|decorate)(?:_|$)"
              + "|(?:^|_)(?:add|set|put|with|on)_(?:\\w+_)?(?:type|class|handler|plugin|factory|backend"
              + "|converter|serializer|deserializer|module|provider|resolver|extension|route|rule|option"
              + "|argument|command|filter|interceptor|middleware|codec|alias|mapping|strategy|hook"
              + "|feature|subapp|app|blueprint|router|view|url|component|bean|parser|processor|property|attribute|parameter|field|column"
              + "|dir|directory|directories|path|package|exception|service|priority|level|default"
              + "|resolution|namespace|transform|role|environment|env)(?:s|_path)?$"
              + "|^_*(?:start|serve)(?:_services?|_servers?|_all)?$|^_*listen(?:_|$)");

  /** What registers itself while the program runs, and should leave again. */
  private static final Pattern LISTENING =
      Pattern.compile(
          "(?:listener|callback|observer|subscriber|watcher|client|session|connection)");

  /** What maps from a name to a part of the program are called. */
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:^|_)(?:command|function|factory|factorie|plugin|module|provider|type|converter|route|rule"
              + "|filter|backend|driver|extension|serializer|codec|resolver|middleware|blueprint|service"
              + "|namespace|processor|parser|loader|builtin|macro|directive|endpoint|action)s$");

  /** What is told once for each thing of a kind, and where numbers are kept by their names. */
  private static final Pattern TOLD =
      Pattern.compile(
          "(?:^|_)(?:warn|warned|warning|warnings|deprecate|deprecated|deprecation|deprecations|logged"
              + "|emitted|reported|notified|announced|metric|metrics|config|configs|settings)(?:_|$)");

  /** Gives a named setting its value: as many as there are names. */
  private static final Pattern SETTER = Pattern.compile("^_*set_\\w");

  private static final Pattern FEW_RUNS =
      Pattern.compile("(?:^|_)(?:bench|benchmark|lifecycle)(?:_|$)");

  /** What is done for each thing that happens, or says that it has. */
  private static final Pattern EVENT =
      Pattern.compile(
          "(?:^|_)(?:record|track|observe|receive|recv|handle|check|collect|log|note|report|push"
              + "|submit|enqueue|publish|subscribe|emit|visit|notify|dispatch|audit|remember|consume|ingest"
              + "|request|message|event|tick|poll|capture|see|count|group|write|ask|edit"
              + "|refer)(?:_|$)|(?:^|_)(?:seen|new|hit|login|sent|found|[a-z]{2,}ed)$|^_*on_");

  /** What happens to an object once in its life. */
  private static final Pattern ONCE =
      Pattern.compile(
          "^_*on_(?:\\w+_)?(?:read|load|loaded|create|created|init|initialized|start|started|attach|attached)$");

  private static final Pattern ADDER = Pattern.compile("^_*add|(?:^|_)add_");

  private RegistrationNames() {}

  /** Whether a function name says that it is called for each thing that happens. */
  static boolean isOfEvents(String function) {
    return !ADDER.matcher(Names.snake(function)).find()
        && !ONCE.matcher(Names.snake(function)).find()
        && EVENT.matcher(Names.snake(function)).find();
  }

  /** Whether a camel- or snake-case function name registers a part of the program. */
  static boolean isRegistration(String function) {
    String snake = Names.snake(function);
    return REGISTRATION.matcher(snake).find() && !LISTENING.matcher(snake).find();
  }

  /** Whether a function name says that it gives one named thing a value: {@code setPriority}. */
  static boolean isSetter(String function) {
    String snake = Names.snake(function);
    return SETTER.matcher(snake).find() && !LISTENING.matcher(snake).find();
  }

  /** Whether a name speaks of warnings given once, settings or metrics: a few, by their names. */
  static boolean isToldOnce(String name) {
    return TOLD.matcher(Names.snake(name)).find();
  }

  /** Whether a name speaks of what only a benchmark or an owner's few changes of state record. */
  static boolean isOfFewRuns(String name) {
    return FEW_RUNS.matcher(Names.snake(name)).find();
  }

  /** Whether a map's name says that a program's own parts are its values: {@code commands}. */
  static boolean isParts(String store) {
    return PARTS.matcher(Names.snake(store)).find();
  }
}
