package dev.memlint.python;

import dev.memlint.python.Binding.How;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.CallFact.Consumption;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Follows a value through its function and collects everything that is done with it. */
final class Consumptions {
  private static final int DEEPEST = 6;

  /** Nodes behind an assignment in which uses of the name are looked for. */
  private static final int FURTHEST = 20_000;

  /** Functions and classes that make something of the whole: an object, a document, a program. */
  private static final Pattern MAKER =
      Pattern.compile(
          "^_*(?:[A-Z]|(?:load|parse|from|decode|deserialize|compile|exec|convert)s?(?:_|$))");

  private static final Pattern ACROSS_LINES =
      Pattern.compile("DOTALL|\\bre\\.S\\b|\\(\\?[a-z]*s[a-z]*\\)|\\\\n");

  /** Calls that read a file whole. */
  private static final Set<String> WHOLE_AGAIN =
      Set.of("read_bytes", "read_text", "read", "readlines", "load");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final Paths paths;
  private final Keeping keeping;
  private final SettingLines settingLines;
  private final SoughtForMany soughtForMany;

  Consumptions(Code code, Scopes scopes, Meaning meaning, Paths paths) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.paths = paths;
    this.settingLines = new SettingLines(code);
    this.soughtForMany = new SoughtForMany(code, scopes);
    this.keeping = new Keeping(code, scopes, new LoopUses(code, scopes, meaning));
  }

  /** What happens to the result of this expression; empty when it is dropped. */
  Set<Consumption> of(int expression, String hotspot) {
    Search search = new Search(expression, hotspot.equals(Captures.HOTSPOT));
    search.value(expression, 0);
    return search.found;
  }

  private final class Search {
    private final int read;

    /** Whether the value is a finished process, or its output. */
    private final boolean process;

    private final Set<Consumption> found = EnumSet.noneOf(Consumption.class);
    private final Set<Integer> followed = new HashSet<>();

    Search(int read, boolean process) {
      this.read = read;
      this.process = process;
    }

    void value(int expression, int depth) {
      if (depth > DEEPEST) {
        found.add(Consumption.OTHER);
        return;
      }
      int node = code.dressed(expression);
      int parent = code.parent(node);
      switch (code.kind(parent)) {
        case EXPRESSION_STATEMENT, ABSENT -> {}
        case ATTRIBUTE -> method(parent, depth);
        case ARGUMENT_LIST -> argument(node, code.parent(parent), depth);
        case KEYWORD_ARGUMENT -> argument(node, code.parent(code.parent(parent)), depth);
        case CALL, GENERATOR_EXPRESSION -> found.add(Consumption.ITERATED);
        case FOR_STATEMENT -> {
          found.add(Consumption.ITERATED);
          if (keeping.byLoop(parent)) {
            found.add(Consumption.KEPT);
          }
          settings(parent);
        }
        case FOR_IN_CLAUSE -> looped(code.parent(parent), depth);
        case COMPARISON_OPERATOR -> comparison(node, parent);
        case ASSIGNMENT -> assigned(code.child(parent, Field.LEFT), depth);
        case NAMED_EXPRESSION -> {
          assigned(code.child(parent, Field.NAME), depth);
          value(parent, depth + 1);
        }
        case RETURN_STATEMENT, LAMBDA -> found.add(Consumption.RETURNED);
        // A generator hands on one content after the other; it does not end with the first.
        case YIELD -> found.add(Consumption.PASSED);
        case BOOLEAN_OPERATOR, LIST, TUPLE, DICTIONARY, PAIR, EXPRESSION_LIST ->
            value(parent, depth + 1);
        case CONDITIONAL_EXPRESSION -> {
          if (code.child(parent, 1) == node) {
            found.add(Consumption.MEASURED);
          } else {
            value(parent, depth + 1);
          }
        }
        case BINARY_OPERATOR -> {
          if (process) {
            value(parent, depth + 1); // two outputs put together
          } else {
            found.add(Consumption.OTHER);
          }
        }
        case NOT_OPERATOR, IF_STATEMENT, ELIF_CLAUSE, WHILE_STATEMENT ->
            found.add(Consumption.MEASURED);
        case AS_PATTERN, WITH_ITEM -> value(parent, depth + 1);
        default -> found.add(Consumption.OTHER);
      }
    }

    /** {@code "".join(line.strip() for line in text)} makes a whole again. */
    private void looped(int comprehension, int depth) {
      int list = code.parent(comprehension);
      int call = code.is(list, NodeKind.CALL) ? list : code.parent(list);
      boolean joined =
          code.is(call, NodeKind.CALL)
              && code.calleeName(call).equals("join")
              && code.arguments(call).length == 1
              && code.arguments(call)[0] == comprehension;
      if (joined) {
        value(call, depth + 1);
      } else {
        found.add(Consumption.ITERATED);
        if (keeping.byComprehension(comprehension) || isKeptLater(comprehension, depth)) {
          found.add(Consumption.KEPT);
        }
        settings(comprehension);
      }
    }

    private void settings(int loop) {
      if (!process && settingLines.areIn(loop)) {
        found.add(Consumption.SETTINGS);
      }
    }

    /** {@code lines = (line.strip() for line in text)}: what becomes of them is told further on. */
    private boolean isKeptLater(int comprehension, int depth) {
      if (!code.is(comprehension, NodeKind.GENERATOR_EXPRESSION)
          || !code.is(code.parent(comprehension), NodeKind.ASSIGNMENT)) {
        return false;
      }
      Search later = new Search(read, process);
      later.followed.addAll(followed);
      later.value(comprehension, depth + 1);
      return later.found.contains(Consumption.KEPT);
    }

    private void method(int attribute, int depth) {
      int call = code.parent(attribute);
      String name = code.text(code.child(attribute, Field.ATTRIBUTE));
      if (!code.is(call, NodeKind.CALL)) {
        member(attribute, name, depth);
        return;
      }
      switch (name) {
        case "read" -> {
          if (process) {
            value(call, depth + 1);
          } else {
            found.add(Consumption.OTHER);
          }
        }
        case "splitlines", "split", "rsplit", "partition", "rpartition", "readlines" ->
            parts(call, depth, isAtLines(call) ? Consumption.SPLIT : Consumption.OTHER);
        case "find", "rfind", "index", "rindex", "count", "startswith", "endswith" ->
            found.add(
                !process && soughtForMany.at(attribute, read)
                    ? Consumption.OTHER
                    : Consumption.SEARCHED);
        case "strip",
            "rstrip",
            "lstrip",
            "decode",
            "encode",
            "lower",
            "upper",
            "removeprefix",
            "removesuffix",
            "copy",
            "hex",
            "casefold",
            "title" ->
            value(call, depth + 1);
        case "replace", "translate", "expandtabs", "format", "format_map" -> changed(call, depth);
        default -> found.add(Consumption.OTHER);
      }
    }

    /** {@code result.stdout} is what was captured; the rest of a finished process is small. */
    private void member(int attribute, String name, int depth) {
      if (!process) {
        found.add(Consumption.OTHER);
      } else if (name.equals("stdout") || name.equals("output")) {
        value(attribute, depth + 1);
      } else {
        found.add(Consumption.MEASURED);
      }
    }

    /**
     * A text that is written with other words in it is no copy: what is replaced may be anywhere.
     */
    private void changed(int call, int depth) {
      Search later = new Search(read, process);
      later.followed.addAll(followed);
      later.value(call, depth + 1);
      for (Consumption use : later.found) {
        found.add(use == Consumption.COPIED ? Consumption.PARSED_WHOLE : use);
      }
    }

    /**
     * Parts that are kept or picked by number need the whole, parts that are looped over do not.
     */
    private void parts(int split, int depth, Consumption into) {
      found.add(into);
      Search later = new Search(read, process);
      later.followed.addAll(followed);
      later.value(split, depth + 1);
      for (Consumption use : later.found) {
        switch (use) {
          case RETURNED, STORED, KEPT, SETTINGS, PASSED, OTHER -> found.add(use);
          case ITERATED,
              SPLIT,
              SEARCHED,
              HASHED,
              COPIED,
              PARSED_STREAMABLE,
              PARSED_WHOLE,
              REWRITTEN,
              MEASURED -> {}
        }
      }
    }

    private void comparison(int node, int comparison) {
      String operator = code.text(code.child(comparison, Field.OPERATORS));
      boolean container = code.child(comparison, 0) != node;
      switch (operator) {
        // What looks for a fixed text in one file tells what sort of file it is.
        case "in", "not in" -> {
          boolean sniffed =
              !process
                  && code.literal(code.bare(code.child(comparison, 0))).isPresent()
                  && !scopes.loop(read).repeats()
                  && !scopes.loop(node).repeats();
          boolean many = !process && soughtForMany.at(node, read);
          found.add(container && !sniffed && !many ? Consumption.SEARCHED : Consumption.OTHER);
        }
        case "==", "!=" -> found.add(Consumption.REWRITTEN);
        case "is", "is not" -> found.add(Consumption.MEASURED);
        default -> found.add(Consumption.OTHER);
      }
    }

    private void argument(int node, int call, int depth) {
      if (!code.is(call, NodeKind.CALL)) {
        found.add(Consumption.OTHER);
        return;
      }
      String callee = meaning.callee(call);
      String name = code.calleeName(call);
      Optional<Consumption> stated = meaning.table().call(callee).flatMap(Api::consumption);
      if (stated.isPresent()) {
        found.add(stated.get());
        return;
      }
      switch (name) {
        case "len", "bool", "isinstance" -> found.add(Consumption.MEASURED);
        case "int", "float" -> found.add(Consumption.PARSED_WHOLE);
        case "list", "tuple", "enumerate" -> parts(call, depth, Consumption.ITERATED);
        case "set", "sorted", "iter", "reversed", "map", "filter", "zip" ->
            found.add(Consumption.ITERATED);
        // What is joined is whole again; an encoder of texts makes another whole one.
        case "join" -> value(call, depth + 1);
        case "b64encode", "standard_b64encode", "urlsafe_b64encode", "encodebytes" ->
            found.add(Consumption.OTHER);
        case "str",
            "bytes",
            "decompress",
            "StringIO",
            "BytesIO",
            "dedent",
            "memoryview",
            "bytearray" ->
            value(call, depth + 1);
        case "write", "write_text", "write_bytes", "send", "sendall" -> found.add(written(call));
        case "print", "echo" -> found.add(Consumption.COPIED);
        case "update" ->
            found.add(isDigest(code.receiver(call)) ? Consumption.HASHED : Consumption.PASSED);
        case "append", "add", "extend", "setdefault", "insert", "put" ->
            found.add(isKept(code.receiver(call)) ? Consumption.STORED : Consumption.OTHER);
        // A pattern may match across lines, so one file is needed whole; not so a search in many.
        case "search", "match", "fullmatch", "findall", "finditer" ->
            found.add(
                process || scopes.loop(read).repeats()
                    ? Consumption.SEARCHED
                    : Consumption.PARSED_WHOLE);
        case "sub", "subn" -> {
          if (crossesLines(call)) {
            found.add(Consumption.PARSED_WHOLE);
          }
          value(call, depth + 1);
        }
        default ->
            found.add(MAKER.matcher(name).find() ? Consumption.PARSED_WHOLE : Consumption.PASSED);
      }
    }

    private Consumption written(int call) {
      boolean options = code.allArguments(call).length > code.arguments(call).length;
      if (options && code.calleeName(call).equals("write")) {
        return Consumption.PASSED; // no file's method takes more than the data
      }
      if (isSameFile(call)) {
        return Consumption.REWRITTEN;
      }
      return isReadAgain(call) ? Consumption.PARSED_WHOLE : Consumption.COPIED;
    }

    /** Whether a pattern says that it matches across lines, here or where it is compiled. */
    private boolean crossesLines(int call) {
      int pattern = code.receiver(call);
      String compiled =
          code.is(pattern, NodeKind.IDENTIFIER)
              ? scopes.of(pattern).find(code.text(pattern)).stream()
                  .map(binding -> code.text(binding.value()))
                  .findFirst()
                  .orElse("")
              : "";
      return ACROSS_LINES.matcher(code.text(call) + compiled).find();
    }

    private void assigned(int target, int depth) {
      switch (code.kind(target)) {
        case IDENTIFIER -> {
          Scope scope = scopes.of(target);
          boolean outlives =
              scope.functionOrModule().declaresGlobal(code.text(target))
                  || scope.is(Scope.Kind.CLASS)
                  || scope.is(Scope.Kind.MODULE) && !scopes.loop(target).repeats();
          if (outlives) {
            found.add(Consumption.STORED);
          }
          uses(target, depth);
        }
        case ATTRIBUTE -> {
          boolean own = isMadeHere(code.bare(code.child(target, Field.OBJECT)));
          found.add(own ? Consumption.OTHER : Consumption.STORED);
        }
        case SUBSCRIPT -> {
          boolean kept = isKept(code.bare(code.child(target, Field.VALUE)));
          found.add(kept ? Consumption.STORED : Consumption.OTHER);
        }
        case PATTERN_LIST, TUPLE_PATTERN -> {
          if (process) {
            assigned(code.child(target, 0), depth); // out, err = process.communicate()
          } else {
            found.add(Consumption.OTHER);
          }
        }
        default -> found.add(Consumption.OTHER);
      }
    }

    /** Every use of a local name between this assignment and the end of its function. */
    private void uses(int target, int depth) {
      String name = code.text(target);
      Scope function = scopes.of(target).functionOrModule();
      if (!followed.add(target)) {
        return;
      }
      int end = Math.min(target + FURTHEST, nextAssignment(target, name, function));
      for (int at = target + 1; at < end; at++) {
        boolean use =
            code.is(at, NodeKind.IDENTIFIER)
                && code.textIs(at, name)
                && !code.isIn(at, read)
                && !isTarget(at)
                && !isOtherName(at);
        if (use) {
          value(at, depth + 1);
        }
      }
    }

    /** A plain reassignment in the same block ends what the first value is used for. */
    private int nextAssignment(int target, String name, Scope function) {
      int end = code.subtreeEnd(function.node());
      int statement = code.parent(code.parent(target));
      for (Binding binding : function.find(name)) {
        boolean sameBlock =
            binding.node() > target
                && binding.is(How.ASSIGNED)
                && code.parent(code.parent(code.parent(binding.node()))) == code.parent(statement)
                && !code.isIn(read, binding.value());
        if (sameBlock) {
          // The new value may still be made from the old one.
          end = Math.min(end, code.subtreeEnd(code.parent(binding.node())));
        }
      }
      return end;
    }

    private boolean isTarget(int identifier) {
      int parent = code.parent(identifier);
      return switch (code.kind(parent)) {
        case ASSIGNMENT, AUGMENTED_ASSIGNMENT, FOR_STATEMENT, FOR_IN_CLAUSE ->
            code.hasRole(identifier, Field.LEFT);
        case NAMED_EXPRESSION -> code.hasRole(identifier, Field.NAME);
        case DELETE_STATEMENT, GLOBAL_STATEMENT, PATTERN_LIST, TUPLE_PATTERN -> true;
        default -> false;
      };
    }

    private boolean isOtherName(int identifier) {
      int parent = code.parent(identifier);
      return switch (code.kind(parent)) {
        case ATTRIBUTE -> code.hasRole(identifier, Field.ATTRIBUTE);
        case KEYWORD_ARGUMENT -> code.hasRole(identifier, Field.NAME);
        case PARAMETERS, LAMBDA_PARAMETERS -> true;
        default -> false;
      };
    }

    private boolean isDigest(int receiver) {
      return meaning.typeOf(receiver).filter(t -> t.name().startsWith("hashlib")).isPresent()
          || code.text(receiver).matches("(?i).*(hash|digest|md5|sha\\d*|crc|hmac)|h|m");
    }

    /** Outlives the call, or gathers what a loop reads, all at once. */
    private boolean isKept(int container) {
      return !isLocal(container) || scopes.loop(read).repeats() && !isMadeInLoop(container);
    }

    /** A variable of this function that holds what the function made. */
    private boolean isMadeHere(int object) {
      return isLocal(object)
          && scopes.of(object).find(code.text(object)).getFirst().is(How.ASSIGNED);
    }

    private boolean isMadeInLoop(int local) {
      return scopes.of(local).find(code.text(local)).stream()
          .anyMatch(binding -> scopes.loop(binding.node()).repeats());
    }

    private boolean isLocal(int expression) {
      if (!code.is(expression, NodeKind.IDENTIFIER)) {
        return false;
      }
      List<Binding> bindings = scopes.of(expression).find(code.text(expression));
      return !bindings.isEmpty()
          && bindings.getFirst().scope().is(Scope.Kind.FUNCTION)
          && !bindings.getFirst().scope().declaresGlobal(code.text(expression));
    }

    /** Whether a write goes to the file that was read. */
    private boolean isSameFile(int write) {
      String from = paths.pathOf(subject(read));
      return !from.isEmpty() && from.equals(paths.pathOf(code.receiver(write)));
    }

    /** Not {@code split(":")}: what has no lines cannot be read by them. */
    private boolean isAtLines(int split) {
      int separator = code.argument(split, 0);
      return process
          || separator == Code.NONE
          || !code.is(separator, NodeKind.STRING)
          || code.text(separator).contains("\\n")
          || code.text(separator).contains("\n");
    }

    /** The file that it is written to is read whole right after. */
    private boolean isReadAgain(int write) {
      String to = paths.pathOf(code.receiver(write));
      int end = code.subtreeEnd(scopes.of(write).functionOrModule().node());
      for (int node = code.subtreeEnd(write); !to.isEmpty() && node < end; node++) {
        boolean whole =
            code.is(node, NodeKind.CALL)
                && WHOLE_AGAIN.contains(code.calleeName(node))
                && to.equals(paths.pathOf(read(node)));
        if (whole) {
          return true;
        }
      }
      return false;
    }

    /** The file that a call reads: {@code json.load(file)}, {@code file.read()}. */
    private int read(int call) {
      return code.calleeName(call).equals("load") ? code.argument(call, 0) : code.receiver(call);
    }

    private int subject(int expression) {
      int receiver = code.receiver(expression);
      return receiver == Code.NONE ? code.argument(expression, 0) : receiver;
    }
  }
}
