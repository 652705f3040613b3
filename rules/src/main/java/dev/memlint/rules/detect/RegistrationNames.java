package dev.memlint.rules.detect;

import java.util.Locale;
import java.util.regex.Pattern;

/** Function names by which a program states its own parts, so that code bounds what they add. */
final class RegistrationNames {
  private static final Pattern REGISTRATION =
      Pattern.compile(
          "(?:^|_)(?:register|install|define|declare|configure|setup|init|initialize|load|provide"
              + "|bind|contribute|extend|use|mount|wire|startup|index|bootstrap|decorator|decorate)(?:_|$)"
              + "|(?:^|_)(?:add|set|put|with|on)_(?:\\w+_)?(?:type|class|handler|plugin|factory|backend"
              + "|converter|serializer|deserializer|module|provider|resolver|extension|route|rule|option"
              + "|argument|command|filter|interceptor|middleware|codec|alias|mapping|strategy|hook"
              + "|feature|subapp|app|blueprint|router|view|url|component|bean|parser|processor|property|attribute|parameter|field|column)s?$");

  /** What registers itself while the program runs, and should leave again. */
  private static final Pattern LISTENING =
      Pattern.compile(
          "(?:listener|callback|observer|subscriber|watcher|client|session|connection)");

  private RegistrationNames() {}

  /** Whether a camel- or snake-case function name registers a part of the program. */
  static boolean isRegistration(String function) {
    String snake = function.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    return REGISTRATION.matcher(snake).find() && !LISTENING.matcher(snake).find();
  }
}
