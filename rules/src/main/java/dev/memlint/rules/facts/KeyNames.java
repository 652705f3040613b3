package dev.memlint.rules.facts;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** What the names of keys say about how many there can be. */
public final class KeyNames {
  /**
   * Words for one of a few things that the program or its configuration states. Not here: words for
   * what clients choose, such as locale, language, header, path, user.
   */
  private static final Set<String> CLOSED =
      Set.of(
          "alias",
          "backend",
          "category",
          "charset",
          "class",
          "clazz",
          "cls",
          "codec",
          "encoding",
          "engine",
          "enum",
          "executable",
          "family",
          "flavor",
          "flavour",
          "idx",
          "index",
          "klass",
          "kind",
          "level",
          "mode",
          "offset",
          "perms",
          "permissions",
          "phase",
          "platform",
          "plugin",
          "protocol",
          "role",
          "scheme",
          "severity",
          "slot",
          "stage",
          "type",
          "unit");

  /** Words for what clients, users or data choose, of which there is no end. */
  private static final Set<String> OPEN =
      Set.of(
          "account",
          "body",
          "checksum",
          "client",
          "content",
          "cookie",
          "count",
          "counter",
          "customer",
          "digest",
          "document",
          "email",
          "fingerprint",
          "hash",
          "header",
          "headers",
          "href",
          "ip",
          "message",
          "password",
          "payload",
          "prompt",
          "query",
          "referer",
          "referrer",
          "request",
          "sender",
          "seq",
          "sequence",
          "serial",
          "session",
          "sha",
          "sha1",
          "sha256",
          "sql",
          "tenant",
          "text",
          "timestamp",
          "token",
          "uri",
          "url",
          "user",
          "username",
          "uuid");

  /** Words for places, of which there are as many as there are files and machines. */
  private static final Set<String> PLACES =
      Set.of(
          "addr",
          "address",
          "dir",
          "directory",
          "file",
          "filename",
          "filepath",
          "folder",
          "host",
          "hostname",
          "path",
          "peer",
          "remote");

  /** A path through the program's own modules is no path of a file, nor is a library's module. */
  private static final Pattern MODULE_PATH =
      Pattern.compile(
          "\\bos\\.path\\.|(?:import|module|class|dotted|package|python|attr|json|xml)_(?:path|file)");

  /** A user's id is as open as the user. */
  private static final Pattern HANDLE =
      Pattern.compile("(?:_(?:id|ids|key|name|str|string|value))+$|_+$");

  /** Addresses of what a program is set up to talk to. */
  private static final Pattern OWN_ADDRESS =
      Pattern.compile(
          "(?<![a-z0-9_])(?:[a-z0-9_]+\\.)*(?:api|base|server|root|service|endpoint|broker|db|database|redis|registry)_ur[il]\\b");

  /** What a getter gives is the key, not who is asked: {@code client.getDomain()}. */
  private static final Pattern ASKED = Pattern.compile("\\w+\\.(?=get(?!(?:Id|Name|Key)\\b)[A-Z])");

  private KeyNames() {}

  /**
   * Whether any word in a key as written speaks of what clients or data choose: {@code
   * request.args}, {@code str(url)}.
   */
  public static boolean isOpen(String key) {
    return hasAny(key, OPEN);
  }

  /** Whether any word in a key as written speaks of files or machines. */
  public static boolean isPlace(String key) {
    return hasAny(key, PLACES);
  }

  /** Whether what any identifier names is one of these: {@code request.args}, {@code user_id}. */
  private static boolean hasAny(String key, Set<String> wanted) {
    String words = Names.snake(ASKED.matcher(key).replaceAll(""));
    String own = OWN_ADDRESS.matcher(MODULE_PATH.matcher(words).replaceAll(" ")).replaceAll(" ");
    return Arrays.stream(own.split("\\W+"))
        .map(identifier -> HANDLE.matcher(identifier).replaceFirst(""))
        .map(identifier -> identifier.substring(identifier.lastIndexOf('_') + 1))
        .anyMatch(wanted::contains);
  }

  /**
   * Whether the last word of an identifier speaks of a closed set: {@code nodeType}, {@code cls}.
   */
  public static boolean isClosed(String identifier) {
    String words = Names.snake(identifier);
    return CLOSED.contains(words.substring(words.lastIndexOf('_') + 1));
  }
}
