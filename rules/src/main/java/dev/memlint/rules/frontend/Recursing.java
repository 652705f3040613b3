package dev.memlint.rules.frontend;

import java.util.regex.Pattern;

/** What names and texts say about recursion, alike in every language. */
public final class Recursing {
  private static final String DEPTH = "(?:depth|level|nest|recurs|limit|budget|fuel|hops)";

  /**
   * A depth that is compared, a helper that checks one, a stack that grows, or a set of what was
   * seen. Repetitions are bounded, so that no text takes long.
   */
  private static final Pattern GUARD =
      Pattern.compile(
          "(?i)"
              + (DEPTH + "\\w{0,30}(?:\\(\\))?[\\s)]{0,4}(?:[<>]=?|[!=]==?\\s{0,2}0\\b)")
              + ("|(?:(?<![-=])[<>]=?|[=!]==?)\\s{0,4}[\\w.:]{0,60}" + DEPTH)
              + ("|\\w" + DEPTH + "\\w{0,30}\\s?\\(")
              + "|maybe_grow|sufficient_stack|recursion_?guard|depth_?guard|stack_?guard"
              + "|(?:visited|seen|processed|visiting|ancestors)\\w{0,20}"
              + "\\.(?:insert|contains|contains_key|add|has|put|containsKey|get)\\("
              + "|\\bin (?:self\\.)?_?(?:visited|seen|processed|visiting|ancestors)\\w{0,20}"
              + "|remaining_depth|lru_cache|functools\\.cache|@cache\\b");

  /** One of these is in every text that {@link #GUARD} is found in. */
  private static final WordFilter GUARD_WORDS =
      new WordFilter(
          "depth",
          "level",
          "nest",
          "recurs",
          "limit",
          "budget",
          "fuel",
          "hops",
          "maybe_grow",
          "sufficient_stack",
          "stackguard",
          "stack_guard",
          "visited",
          "seen",
          "processed",
          "visiting",
          "ancestors",
          "lru_cache",
          "functools.cache",
          "@cache");

  private static final Pattern PARSER =
      Pattern.compile(
          "(?i).*(?:pars(?:er?|ing)|decod(?:er?|ing)|deserializ(?:er?|ation)|unmarshal+(?:er)?|unpickler"
              + "|unpacker|reader)s?");

  private static final Pattern PARSING =
      Pattern.compile(
          "(?i)_*(?:parse|read|decode|deserialize|deserialise|unmarshal|unpack|load)(?:_\\w{1,60}"
              + "|[A-Z]\\w{1,60}|)");

  private static final Pattern LINK =
      Pattern.compile("_?(?:next|tail|rest|prev|previous|successor)(?:_?[nN]ode)?_?");

  private static final Pattern NODE =
      Pattern.compile(
          "(?i)_?(?:.*_)?(?:node|tree|root|child|children|expr|expression|stmt|statement|elem|element|ast"
              + "|block|term|branch|subtree|value|json|item|dir|directory|folder)");

  private static final Pattern LISTING =
      Pattern.compile(
          "\\bread_dir\\(|\\blistFiles\\(|\\bnewDirectoryStream\\(|\\bFiles\\.list\\("
              + "|\\blistdir\\(|\\bscandir\\(|\\biterdir\\(");
  private static final Pattern ASKS_DIRECTORY =
      Pattern.compile("\\bis_dir\\(|\\bisDirectory\\(|\\bisdir\\(");
  private static final Pattern MINDS_LINKS =
      Pattern.compile(
          "(?i)file_type\\(|symlink|follow_?links|NOFOLLOW|isSymbolicLink|islink|canonical|realpath");

  private Recursing() {}

  /** Whether a function's text bounds how deep it goes. */
  public static boolean isGuarded(String function) {
    return GUARD_WORDS.isIn(function) && GUARD.matcher(function).find();
  }

  /** Whether a variable is compared with anything in a function's text. */
  public static boolean isCompared(String function, String variable) {
    String name = "\\b" + Pattern.quote(variable) + "\\b";
    return Pattern.compile(
            name
                + "\\s{0,4}(?:[<>]=?|[!=]=)|(?:[<>]=?|[!=]=)\\s{0,4}"
                + name
                + "|(?:match|switch|not|!)[\\s(]{0,4}"
                + name)
        .matcher(function)
        .find();
  }

  /** Whether a type or module is called after what parsers do. */
  public static boolean isParser(String owner) {
    return PARSER.matcher(owner).matches();
  }

  /** Whether a function is called after what parsers do. */
  public static boolean isParsing(String function) {
    return PARSING.matcher(function).matches();
  }

  /** Whether a parameter is called after a part of a tree. */
  public static boolean isNode(String parameter) {
    return NODE.matcher(parameter).matches();
  }

  /** Whether a field is called after the next element of a chain. */
  public static boolean isLink(String field) {
    return LINK.matcher(field).matches();
  }

  /** Whether a function's text lists a directory and takes links for what they lead to. */
  public static boolean followsLinks(String function) {
    return LISTING.matcher(function).find()
        && ASKS_DIRECTORY.matcher(function).find()
        && !MINDS_LINKS.matcher(function).find();
  }

  /** Whether a function's text lists a directory. */
  public static boolean listsDirectory(String function) {
    return LISTING.matcher(function).find();
  }
}
