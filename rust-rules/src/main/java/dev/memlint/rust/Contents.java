package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreFact.Content;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what the initialiser of a static puts in. */
final class Contents {
  /** What an initialiser with several calls is said to hold: the first of these that it has. */
  private static final List<Content> BY_WEIGHT =
      List.of(
          Content.CONFIGURATION,
          Content.FILE,
          Content.PATTERN,
          Content.TELEMETRY,
          Content.LOADED,
          Content.BUFFER,
          Content.TABLE,
          Content.SMALL);

  /** Nobody writes initialisers nested deeper than this; generated text may. */
  private static final int MAX_DEPTH = 8;

  private static final Set<String> LATE =
      Set.of("get_or_init", "get_or_insert_with", "get_or_try_init", "init", "set");

  private static final Pattern LOADS =
      Pattern.compile(
          "(load|read|parse|index|train|decode|deserialize|from_(file|path|reader|bytes))(_.*)?");

  private static final Pattern SETTINGS =
      Pattern.compile(".*(config|settings|options|env|args|flags|preferences|version|features).*");

  private static final Pattern TELEMETRY =
      Pattern.compile(".*(Counter|Gauge|Histogram|Metric|Logger|Tracer|Registry|Meter)(Vec)?");

  private static final Pattern SMALL_TYPES =
      Pattern.compile(
          "[ui](8|16|32|64|128|size)|f32|f64|bool|char|\\(\\)|str|Atomic\\w*|Once|Duration|Instant"
              + "|Notify|Condvar|Semaphore|Level|Ordering|ThreadId|Barrier|Uuid|Version|Url");

  /** Macros whose statics look alike and are made when they are first used. */
  private static final Pattern LAZY = Pattern.compile("\\b(?:lazy_static|thread_local)!");

  private final Context c;
  private final Code code;
  private final Containers containers;
  private final FileLoads fileLoads;

  /** Whether the static that is judged can hold what a function reads from a file. */
  private boolean mayHoldMuch;

  private Optional<List<Integer>> lateSets = Optional.empty();

  Contents(Context context, Containers containers) {
    this.c = context;
    this.code = context.code;
    this.containers = containers;
    this.fileLoads = new FileLoads(context, containers);
  }

  /** What a static of this type and initialiser holds. */
  Content of(TypeRef type, int value, String name) {
    String simple = type.core().simple();
    boolean guardsNothing =
        type.core().path().equals(TypeRef.TUPLE) && type.core().args().isEmpty();
    if (guardsNothing || SMALL_TYPES.matcher(simple).matches()) {
      return Content.SMALL;
    }
    if (simple.equals("Regex") || simple.equals("RegexSet") || simple.endsWith("Regex")) {
      return Content.PATTERN;
    }
    if (TELEMETRY.matcher(simple).matches()) {
      return Content.TELEMETRY;
    }
    if (isMadeByCompiler(type, value)) {
      return Content.SMALL;
    }
    mayHoldMuch = fileLoads.mayHoldMuch(type);
    String words = (name + " " + simple).toLowerCase(Locale.ROOT);
    if (SETTINGS.matcher(words).matches()) {
      return Content.CONFIGURATION;
    }
    Content written = value == NONE ? Content.EMPTY : inside(value);
    return written == Content.EMPTY || written == Content.OTHER ? setLater(name, written) : written;
  }

  /** {@code static LIMITS: Limits = Limits::new()}: what no lock or cell is around has no heap. */
  private boolean isMadeByCompiler(TypeRef type, int value) {
    return value != NONE
        && !LAZY.matcher(code.tree.text()).find()
        && !type.isUnknown()
        && !type.reference()
        && type.core().equals(type)
        && type.own()
        && code.is(value, code.s.call)
        && code.path(code.function(value)).matches(Pattern.quote(type.simple()) + "::\\w+");
  }

  /** Every assignment and late initialisation of the file, searched for once. */
  private List<Integer> lateSets() {
    if (lateSets.isEmpty()) {
      List<Integer> found = new ArrayList<>();
      for (int node = 0; node < code.tree.size(); node++) {
        if (code.is(node, code.s.assignment) || LATE.contains(code.method(node))) {
          found.add(node);
        }
      }
      lateSets = Optional.of(found);
    }
    return lateSets.get();
  }

  /** What code elsewhere in the file puts into a static that starts empty. */
  private Content setLater(String name, Content written) {
    for (int node : lateSets()) {
      boolean assigned = code.is(node, code.s.assignment);
      int target = assigned ? code.field(node, code.s.leftField) : code.receiver(node);
      if (!code.tree.textIs(target, name)) {
        continue;
      }
      int set = assigned ? code.field(node, code.s.rightField) : code.argument(node, 0);
      if (set == NONE) {
        continue;
      }
      // A function handed on by its name, get_or_init(load), is called.
      boolean read = mayHoldMuch && fileLoads.reads(set);
      Content content = read ? Content.FILE : inside(set);
      if (content == Content.OTHER || content == Content.EMPTY) {
        content = ofVariables(set, content);
      }
      if (content != Content.OTHER && content != Content.EMPTY) {
        return content;
      }
    }
    return written;
  }

  /** What the variables in an expression were made from, in the same function. */
  private Content ofVariables(int expression, Content otherwise) {
    int function = code.enclosingFunction(expression);
    for (int node = expression; node < code.tree.subtreeEnd(expression); node++) {
      if (!code.is(node, code.s.identifier) || function == NONE) {
        continue;
      }
      for (int let = function; let < expression; let++) {
        boolean declares =
            code.is(let, code.s.letDeclaration)
                && code.fieldText(let, code.s.patternField).equals(code.tree.text(node));
        int value = declares ? code.field(let, code.s.valueField) : NONE;
        if (value != NONE && inside(value) == Content.LOADED) {
          return Content.LOADED;
        }
      }
    }
    return otherwise;
  }

  private Content inside(int value) {
    Set<Content> found = EnumSet.noneOf(Content.class);
    boolean calls = false;
    for (int node = value; node < code.tree.subtreeEnd(value); node++) {
      if (code.is(node, code.s.call)) {
        Optional<Content> content = ofCall(node);
        content.ifPresent(found::add);
        calls |= content.isEmpty();
      } else if (code.is(node, code.s.arrayExpression) && code.first(node) != NONE) {
        found.add(code.field(node, code.s.lengthField) == NONE ? Content.TABLE : Content.BUFFER);
      }
    }
    for (Content content : BY_WEIGHT) {
      if (found.contains(content)) {
        return content;
      }
    }
    return calls || !found.contains(Content.EMPTY) ? Content.OTHER : Content.EMPTY;
  }

  private Optional<Content> ofCall(int call) {
    return ofCall(call, 0);
  }

  private Optional<Content> ofCall(int call, int depth) {
    String callee = c.callee(call);
    String name = callee.isEmpty() ? code.method(call) : Names.simple(callee);
    Optional<Content> known =
        c.apis
            .call(callee)
            .or(() -> callee.isEmpty() ? c.apis.callByNameAlone(name) : Optional.empty())
            .flatMap(Api::content);
    if (known.isPresent()) {
      return known;
    }
    if (callee.isEmpty() || code.isMacro(call)) {
      return Optional.empty();
    }
    if (depth < MAX_DEPTH && isMadeOfNothing(call, depth + 1)) {
      return Optional.of(Content.EMPTY);
    }
    if (SETTINGS.matcher(callee.toLowerCase(Locale.ROOT)).matches()) {
      return Optional.of(Content.CONFIGURATION);
    }
    if (mayHoldMuch && fileLoads.reads(code.function(call))) {
      return Optional.of(Content.FILE);
    }
    if (LOADS.matcher(name).matches() || buildsFromData(callee, name)) {
      return Optional.of(Content.LOADED);
    }
    TypeRef type = c.values.qualifierType(code.function(call));
    boolean container = containers.of(type).isPresent() || type.isWrapper();
    if (container && name.startsWith("with_capacity")) {
      return Optional.of(Content.EMPTY);
    }
    return container && (name.startsWith("new") || name.equals("default") || name.equals("from"))
        ? Optional.of(Content.EMPTY)
        : Optional.empty();
  }

  /** Whether all that a call is given is empty, as in {@code Index::new(Vec::new())}. */
  private boolean isMadeOfNothing(int call, int depth) {
    int count = code.arguments(call);
    for (int i = 0; i < count; i++) {
      int argument = code.bare(code.argument(call, i));
      boolean empty =
          code.is(argument, code.s.arrayExpression) && code.first(argument) == NONE
              || code.is(argument, code.s.call)
                  && ofCall(argument, depth).filter(Content.EMPTY::equals).isPresent();
      if (!empty) {
        return false;
      }
    }
    return count > 0;
  }

  /** Whether a function of the file returns a container that it fills in a loop or collects. */
  private boolean buildsFromData(String callee, String name) {
    boolean own =
        callee.equals(c.imports.module() + "::" + name)
            && c.items.returnType("", name).filter(t -> containers.of(t).isPresent()).isPresent();
    for (int node = 0; own && node < code.tree.size(); node++) {
      if (code.is(node, code.s.functionItem)
          && code.fieldText(node, code.s.nameField).equals(name)) {
        return repeats(node);
      }
    }
    return false;
  }

  private boolean repeats(int function) {
    for (int node = function; node < code.tree.subtreeEnd(function); node++) {
      boolean fills =
          code.is(node, code.s.forExpression)
              || code.is(node, code.s.whileExpression)
              || code.method(node).equals("collect");
      if (fills) {
        return true;
      }
    }
    return false;
  }

  /** How many elements an initialiser holds, as far as it is written out. */
  SizeExpr size(int value) {
    int end = value == NONE ? NONE : code.tree.subtreeEnd(value);
    for (int node = value; node < end; node++) {
      if (code.is(node, code.s.arrayExpression)) {
        int length = code.field(node, code.s.lengthField);
        return length == NONE
            ? new SizeExpr.Literal(code.children(node).size())
            : c.sizes.of(length);
      }
      boolean sized =
          code.is(node, code.s.call) && Names.simple(c.callee(node)).startsWith("with_capacity");
      if (sized) {
        return c.sizes.of(code.argument(node, 0));
      }
    }
    return SizeExpr.UNKNOWN;
  }
}
