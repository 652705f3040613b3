package dev.memlint.python;

import dev.memlint.python.Opened.Source;
import dev.memlint.python.ReadValues.Moved;
import dev.memlint.python.ReadValues.Value;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Loops over a file, or over what reads it, in place of a list of all its lines. */
final class LineLoops {
  /** Methods to whose result the end of a line makes no difference. */
  private static final Set<String> INDIFFERENT = Set.of("strip", "rstrip", "split");

  /** Calls that are done with a generator when they return. */
  private static final Set<String> EXHAUSTING =
      Set.of("sum", "any", "all", "min", "max", "join", "list", "set", "tuple", "sorted", "dict");

  /** A dotted name, and whether it is called. */
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*+(?:\\.[A-Za-z_]\\w*+)*+)(\\()?");

  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|'[^']*'");

  private static final Set<String> NOT_PATHS =
      Set.of(
          "with", "as", "async", "self", "cls", "os", "os.path", "io", "codecs", "gzip", "bz2",
          "lzma", "pathlib");

  private final Code code;
  private final Opened opened;
  private final Lines lines;
  private final ReadValues values;

  LineLoops(Code code, Opened opened, Lines lines, ReadValues values) {
    this.code = code;
    this.opened = opened;
    this.lines = lines;
    this.values = values;
  }

  /**
   * What is looped over.
   *
   * @param iterable the lines
   * @param ends the lines have their ends; else what to strip from them, in quotes
   */
  record Split(int iterable, boolean ends, String separator) {}

  /**
   * A loop.
   *
   * @param node a {@code for} statement or a comprehension
   * @param item the variable of the loop, or {@link Code#NONE} for a pattern
   */
  private record Loop(int node, int item, int body) {}

  /** The change for a call that reads all lines or all of a file. */
  Optional<Fix> of(int read) {
    if (code.calleeName(read).equals("list") || code.calleeName(read).equals("tuple")) {
      return ofCopy(read);
    }
    Optional<Source> source = opened.behind(read);
    return source.flatMap(
        file -> values.of(read).flatMap(value -> ofLines(read, file, value)).flatMap(this::fix));
  }

  private Optional<List<Edit>> ofLines(int read, Source file, Value value) {
    Optional<Split> split =
        code.calleeName(read).equals("readlines")
            ? Optional.of(new Split(value.node(), true, ""))
            : split(value.node());
    return split.flatMap(found -> edits(found, file, value));
  }

  /** {@code for row in list(csv.reader(file)):} to {@code for row in csv.reader(file):}. */
  private Optional<Fix> ofCopy(int copy) {
    int[] arguments = code.allArguments(copy);
    Optional<Loop> loop = loop(copy);
    boolean plain =
        arguments.length == 1
            && !code.is(arguments[0], NodeKind.LIST_SPLAT)
            && !code.is(arguments[0], NodeKind.GENERATOR_EXPRESSION);
    if (!plain || loop.isEmpty() || isNamedIn(loop.get(), copy)) {
      return Optional.empty();
    }
    return fix(List.of(new Edit(code.span(copy), code.text(arguments[0]))));
  }

  /** Whether a loop names what is read, and so may write or remove it while it is open. */
  private boolean namesPath(Loop loop, Source source, Value value) {
    int with = value.context();
    String opened =
        source.open().orElse("")
            + (with == Code.NONE
                ? ""
                : code.tree()
                    .text()
                    .substring(code.start(with), code.start(code.child(with, Field.BODY))));
    String body = code.text(loop.body());
    return NAME.matcher(LITERAL.matcher(opened).replaceAll(""))
        .results()
        // Of a call, what it is a method of.
        .map(name -> name.group(2) == null ? name.group(1) : qualifier(name.group(1)))
        .filter(name -> !name.isEmpty())
        .filter(name -> !NOT_PATHS.contains(name) && !name.equals(source.name()))
        .anyMatch(
            name ->
                Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "(?!\\w)")
                    .matcher(body)
                    .find());
  }

  private static String qualifier(String dotted) {
    return dotted.substring(0, Math.max(0, dotted.lastIndexOf('.')));
  }

  /** Whether a loop names what its source is made from elsewhere too. */
  private boolean isNamedIn(Loop loop, int iterable) {
    for (int at = iterable; at < code.subtreeEnd(iterable); at++) {
      if (code.is(at, NodeKind.IDENTIFIER) && isNamedIn(loop, iterable, code.text(at))) {
        return true;
      }
    }
    return false;
  }

  private boolean isNamedIn(Loop loop, int iterable, String name) {
    return NameUses.in(code, loop.body(), name).stream().anyMatch(use -> !code.isIn(use, iterable));
  }

  /**
   * The edits that let a loop take its lines from a source.
   *
   * @param value the content that is split, and where
   */
  Optional<List<Edit>> edits(Split split, Source source, Value value) {
    Optional<Loop> loop = loop(split.iterable());
    boolean simple =
        loop.isPresent()
            && values.statement(split.iterable()) == value.statement()
            && !isNamedIn(loop.get(), split.iterable(), source.name())
            && !namesPath(loop.get(), source, value);
    if (!simple) {
      return Optional.empty();
    }
    Optional<Moved> moved = values.moved(value, source);
    boolean ends = split.ends() || isIndifferent(loop.get());
    Optional<List<Edit>> stripped =
        ends
            ? Optional.of(List.of())
            : moved.flatMap(place -> stripped(loop.get(), split, source, place.step()));
    if (moved.isEmpty() || stripped.isEmpty()) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>(moved.get().edits());
    edits.add(new Edit(code.span(split.iterable()), source.lines()));
    edits.addAll(stripped.get());
    return Optional.of(edits);
  }

  /** {@code text.splitlines()}, {@code text.split("\n")}, {@code pipe.readlines()}. */
  Optional<Split> split(int content) {
    int call = code.parent(code.parent(content));
    if (!code.is(call, NodeKind.CALL) || code.receiver(call) != content) {
      return Optional.empty();
    }
    int argument = code.argument(call, 0);
    return switch (code.calleeName(call)) {
      case "readlines" ->
          code.hasNoArguments(call) ? Optional.of(new Split(call, true, "")) : Optional.empty();
      case "splitlines" ->
          code.hasNoArguments(call)
              ? Optional.of(new Split(call, false, "\\r\\n"))
              : Optional.empty();
      case "split" ->
          code.allArguments(call).length == 1
                  && code.literal(argument).filter("\\n"::equals).isPresent()
              ? Optional.of(new Split(call, false, "\\n"))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The loop that goes through something, directly or with {@code enumerate}. */
  private Optional<Loop> loop(int iterable) {
    int parent = code.parent(iterable);
    boolean counted =
        code.is(parent, NodeKind.ARGUMENT_LIST)
            && code.calleeName(code.parent(parent)).equals("enumerate")
            && code.argument(code.parent(parent), 0) == iterable;
    int source = counted ? code.parent(parent) : iterable;
    int over = code.parent(source);
    if (!code.hasRole(source, Field.RIGHT) || code.text(over).startsWith("async")) {
      return Optional.empty();
    }
    int left = code.child(over, Field.LEFT);
    int item = counted ? code.child(left, 1) : left;
    item = code.is(item, NodeKind.IDENTIFIER) ? item : Code.NONE;
    return switch (code.kind(over)) {
      case FOR_STATEMENT -> Optional.of(new Loop(over, item, code.child(over, Field.BODY)));
      case FOR_IN_CLAUSE ->
          isDoneHere(over)
              ? Optional.of(new Loop(code.parent(over), item, code.parent(over)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Whether a comprehension goes through its first source once, before its statement ends. */
  private boolean isDoneHere(int clause) {
    int comprehension = code.parent(clause);
    int parent = code.parent(comprehension);
    int call = code.is(parent, NodeKind.ARGUMENT_LIST) ? code.parent(parent) : parent;
    return code.child(comprehension, 1) == clause
        && (!code.is(comprehension, NodeKind.GENERATOR_EXPRESSION)
            || code.is(call, NodeKind.CALL) && EXHAUSTING.contains(code.calleeName(call)));
  }

  /** Whether the loop does the same with a line's end as without. */
  private boolean isIndifferent(Loop loop) {
    return loop.item() != Code.NONE
        && NameUses.in(code, loop.body(), code.text(loop.item())).stream()
            .filter(use -> use != loop.item())
            .allMatch(this::isIndifferent);
  }

  private boolean isIndifferent(int use) {
    int parent = code.parent(use);
    return switch (code.kind(parent)) {
      case ATTRIBUTE -> {
        int call = code.parent(parent);
        String method = code.calleeName(call);
        yield code.is(call, NodeKind.CALL)
            && code.receiver(call) == use
            && (method.equals("startswith")
                || INDIFFERENT.contains(method) && code.hasNoArguments(call));
      }
      case COMPARISON_OPERATOR ->
          code.text(code.child(parent, Field.OPERATORS)).endsWith("in")
              && code.child(parent, 1) == use
              && code.literal(code.child(parent, 0)).filter(t -> !t.contains("\\")).isPresent();
      default -> false;
    };
  }

  /** {@code line = line.rstrip("\n")} as the first statement of the loop. */
  private Optional<List<Edit>> stripped(Loop loop, Split split, Source file, String step) {
    boolean possible =
        code.is(loop.node(), NodeKind.FOR_STATEMENT)
            && loop.item() != Code.NONE
            && file.binary().isPresent();
    if (!possible) {
      return Optional.empty();
    }
    String name = code.text(loop.item());
    String end =
        file.isBinary()
            ? "b" + Quotes.like(code, loop.node(), split.separator())
            : Quotes.like(code, loop.node(), "\\n");
    int source = code.child(loop.node(), Field.RIGHT);
    return lines
        .under(source, loop.body(), name + " = " + name + ".rstrip(" + end + ")", step)
        .map(List::of);
  }

  private Optional<Fix> fix(List<Edit> edits) {
    return Fix.keepingComments("read line by line", FixSafety.UNSAFE, edits, code.tree().text());
  }
}
