package dev.memlint.python;

import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreFact.Kind;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps the newest entries of a list or dictionary: a block behind each growth takes out the
 * oldest, where no {@link DequeBounds deque} does so by itself.
 */
final class GrowthBounds {
  private static final String KEPT = "1000";

  /** The same block in more places is better a function. */
  private static final int MOST_PLACES = 3;

  private static final Set<String> LISTS = Set.of("list", "List", "UserList");
  private static final Set<String> MAPS =
      Set.of("dict", "Dict", "defaultdict", "OrderedDict", "Counter");

  /** What runs on, or stays open, when it is only forgotten. */
  private static final Pattern RUNNING =
      Pattern.compile(
          "(?:^|_)(?:thread|process|proc|conn|connection|session|socket|client|worker|task|future|lock|job"
              + "|engine)(?:s|es)?$");

  private final Code code;
  private final Lines lines;
  private final ModuleConstants constants;
  private final DequeBounds deques;

  GrowthBounds(Code code, Scopes scopes) {
    this.code = code;
    this.lines = new Lines(code);
    this.constants = new ModuleConstants(code);
    this.deques = new DequeBounds(code, scopes);
  }

  /**
   * The change for one store.
   *
   * @param growths the nodes by which it grows while the program runs
   * @return empty when one of them is no statement of its own
   */
  Optional<Fix> of(StoreRef store, Initial initial, List<Integer> growths) {
    String type = Names.simple(initial.type().replaceFirst("(?s)\\[.*", ""));
    boolean list = initial.kind() == Kind.LIST && LISTS.contains(type);
    boolean map = initial.kind() == Kind.MAP && MAPS.contains(type);
    String limit =
        "MAX_"
            + Names.snake(Names.simple(store.name()))
                .replaceFirst("^_+", "")
                .toUpperCase(Locale.ROOT);
    Optional<Edit> constant =
        code.isReadable()
                && !RUNNING.matcher(Names.snake(Names.simple(store.name()))).find()
                && (list || map)
                && growths.size() <= MOST_PLACES
            ? constants.added(limit, KEPT)
            : Optional.empty();
    if (constant.isEmpty()) {
      return Optional.empty();
    }
    String title = "keep the newest " + limit + " (" + KEPT + ")";
    Optional<List<Edit>> deque =
        list ? deques.of(store, limit, KEPT, constant.get()) : Optional.empty();
    if (deque.isPresent()) {
      return Fix.of(title, FixSafety.UNSAFE, deque.get());
    }
    List<Edit> edits = new ArrayList<>();
    edits.add(constant.get());
    for (int growth : growths) {
      Optional<Edit> block = block(growth, list, limit);
      if (block.isEmpty()) {
        return Optional.empty();
      }
      edits.add(block.get());
    }
    return Fix.of(title, FixSafety.UNSAFE, edits);
  }

  private Optional<Edit> block(int growth, boolean list, String limit) {
    int statement =
        code.is(growth, NodeKind.EXPRESSION_STATEMENT)
            ? growth
            : code.above(growth, NodeKind.EXPRESSION_STATEMENT);
    int grown = grown(code.child(statement, 0), list);
    boolean plain =
        (code.is(grown, NodeKind.IDENTIFIER) || code.is(grown, NodeKind.ATTRIBUTE))
            && code.isIn(growth, statement)
            && !isLoopedOver(statement, code.text(grown));
    if (!plain) {
      return Optional.empty();
    }
    String name = code.text(grown);
    boolean many = code.calleeName(code.child(statement, 0)).equals("update");
    String oldest =
        list
            ? "del %s[:-%s]".formatted(name, limit)
            : "%s.pop(next(iter(%s)))".formatted(name, name);
    String check = "%s len(%s) > %s:".formatted(many ? "while" : "if", name, limit);
    return lines
        .indent(statement)
        .flatMap(
            indent ->
                lines.behind(statement, check + lines.newLine() + indent + lines.step() + oldest));
  }

  /** What a statement adds entries to at the end, or {@link Code#NONE}. */
  private int grown(int expression, boolean list) {
    return switch (code.kind(expression)) {
      case CALL -> {
        Set<String> adding = list ? Set.of("append", "extend") : Set.of("setdefault", "update");
        yield adding.contains(code.calleeName(expression))
            ? code.child(code.child(expression, Field.FUNCTION), Field.OBJECT)
            : Code.NONE;
      }
      case AUGMENTED_ASSIGNMENT -> {
        int left = code.child(expression, Field.LEFT);
        boolean adds = code.textIs(code.child(expression, Field.OPERATOR), "+=");
        yield !adds ? Code.NONE : list ? left : code.child(left, Field.VALUE);
      }
      case ASSIGNMENT -> {
        int entry = code.child(expression, Field.LEFT);
        boolean one = !code.is(code.child(expression, Field.RIGHT), NodeKind.ASSIGNMENT);
        yield !list && one && code.is(entry, NodeKind.SUBSCRIPT)
            ? code.child(entry, Field.VALUE)
            : Code.NONE;
      }
      default -> Code.NONE;
    };
  }

  /** Whether a statement is in a loop over the same store, which must not lose entries. */
  private boolean isLoopedOver(int statement, String name) {
    for (int loop = code.above(statement, NodeKind.FOR_STATEMENT);
        loop != Code.NONE;
        loop = code.above(loop, NodeKind.FOR_STATEMENT)) {
      if (code.text(code.child(loop, Field.RIGHT)).contains(name)) {
        return true;
      }
    }
    return false;
  }
}
