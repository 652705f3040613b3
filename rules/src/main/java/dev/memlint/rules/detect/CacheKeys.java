package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.KeyNames;
import dev.memlint.rules.facts.MemoFact;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.project.Growth;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Language;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a cache's keys come without an end, because clients or data choose them, or from a set
 * that the program states.
 */
final class CacheKeys {
  private static final Set<String> OPEN_TYPES =
      Set.of("HttpUrl", "URI", "URL", "UUID", "Uri", "Url", "Uuid");
  private static final Set<String> PLACE_TYPES = Set.of("File", "Path", "PathBuf", "PurePath");
  private static final Pattern CONTENT_FUNCTION =
      Pattern.compile("(?:^|_)(?:parse|load|read|render|compile|fetch|download|open|tokenize)");
  private static final Pattern CLOSED_TYPE =
      Pattern.compile("(?:typing\\.)?(?:bool|Boolean|[Tt]ype\\b.*|Literal\\[.*|Class(?:<.*>)?)");

  /** What a program or its operator sets up, and events then speak of. */
  private static final Pattern FEW =
      Pattern.compile(
          "(?:^|[^a-z])(?:group|cluster|topic|table|partition|zone|region|root|volume|mount)(?:\\(\\))?(?:"
              + " <-.*)?$");

  private CacheKeys() {}

  /**
   * Whether the keys of a store come without an end. Of huge values any number that data decides is
   * too many.
   */
  static boolean areOpen(StoreFact fact, Growth.Unbounded growth) {
    boolean holdsContent = EntrySizes.isContent(fact.elementType());
    return OPEN_TYPES.contains(plain(fact.keyType()))
        || holdsContent && PLACE_TYPES.contains(plain(fact.keyType()))
        || growth.sites().stream().anyMatch(use -> isOpen(use, holdsContent))
        || EntrySizes.isHuge(fact.elementType())
            && growth.sites().stream()
                .anyMatch(use -> use.fact().onMiss() && use.fact().key() == StoreUse.Key.DATA);
  }

  /**
   * Whether data decides how many entries a collection comes to hold: its keys come without an end,
   * a handler adds what it is handed, or the entries themselves grow. A map that grows by one entry
   * for each of a program's own few things only looks as if it had no end.
   */
  static boolean areChosen(StoreFact fact, Growth.Unbounded growth) {
    return areOpen(fact, growth)
        || growth.sites().stream().anyMatch(use -> use.fact().operation().startsWith("[]."))
        || growth.sites().stream()
            .filter(use -> use.fact().key() == StoreUse.Key.DATA)
            .anyMatch(
                use ->
                    KeyNames.isPlace(use.fact().by())
                        || !FEW.matcher(Names.snake(use.fact().by())).find()
                            && use.file().function(use.fact().site()).kind()
                                == FunctionFact.Kind.HANDLER);
  }

  /** A key whose name speaks of open sets; files and machines are many where requests name them. */
  private static boolean isOpen(Located<StoreUse> growth, boolean holdsContent) {
    StoreUse use = growth.fact();
    boolean handles = growth.file().function(use.site()).kind() == FunctionFact.Kind.HANDLER;
    return use.key() == StoreUse.Key.DATA
        && (KeyNames.isOpen(use.by()) || (handles || holdsContent) && KeyNames.isPlace(use.by()));
  }

  /** Whether a parameter takes what comes without an end. */
  static boolean isOpen(MemoFact memo, MemoFact.Key key) {
    boolean content = CONTENT_FUNCTION.matcher(memo.function()).find();
    String type = plain(key.type());
    return OPEN_TYPES.contains(type)
        || KeyNames.isOpen(key.name())
        || content && (PLACE_TYPES.contains(type) || KeyNames.isPlace(key.name()));
  }

  /** The last part of a type's name, without its arguments and references. */
  private static String plain(String written) {
    String bare = written.replaceFirst("[<\\[(].*", "").replaceFirst("^&+(?:'\\w+ )?", "");
    return Names.simple(bare.strip());
  }

  static boolean isClosed(Language language, MemoFact.Key key, ProjectIndex project) {
    return KeyNames.isClosed(key.name()) || isClosed(language, key.type(), project);
  }

  /** Whether a type has as many values as the program states: classes, constants, two. */
  static boolean isClosed(Language language, String keyType, ProjectIndex project) {
    return CLOSED_TYPE.matcher(keyType).matches() || project.isEnum(language, keyType);
  }
}
