package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.Names;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes down calls that read all of a file or stream. */
final class Reads {
  private static final String HOTSPOT = "whole-file-read";
  private static final Set<String> COLLECTORS = Set.of("toList", "collect", "toArray");

  /** Stream steps that keep every line. */
  private static final Set<String> KEEPING =
      Set.of("map", "peek", "sorted", "parallel", "sequential", "unordered", "onClose", "boxed");

  private static final Pattern LIMITING_TYPE =
      Pattern.compile(".*(Bounded|Limited|Limiting|SizeLimit|Truncat).*|.*\\blimit\\(.*");
  private static final Pattern SIZE_QUESTION =
      Pattern.compile("(?i)size|length|getSize|getContentLength|contentLength|fileSize|available");

  private final Unit unit;
  private final Sources sources;
  private final Consumptions consumptions;
  private final Captures captures;
  private final Streaming streaming;

  Reads(Unit unit) {
    this.unit = unit;
    this.sources = new Sources(unit);
    this.consumptions = new Consumptions(unit, sources);
    this.captures = new Captures(unit, consumptions);
    this.streaming = new Streaming(unit);
  }

  void call(MethodCallExpr call) {
    String method = call.getNameAsString();
    if (FileOpenings.opens(call, unit)) {
      unit.facts.readsFiles(unit.frame.function);
    }
    if (COLLECTORS.contains(method)) {
      collectedLines(call);
    } else if (method.equals("next") && call.getArguments().isEmpty()) {
      scannerToEnd(call);
    } else {
      tableRead(call, method);
    }
    captures.ownRunner(call);
  }

  void creation(ObjectCreationExpr created) {
    if (FileOpenings.opens(created, unit)) {
      unit.facts.readsFiles(unit.frame.function);
    }
  }

  private void tableRead(MethodCallExpr call, String method) {
    String owner = unit.owner(call);
    Optional<Api> known = owner.isEmpty() ? Optional.empty() : unit.api(owner, method);
    boolean unknownReceiver = owner.isEmpty() && call.getScope().isPresent();
    Optional<Api> api =
        known.or(() -> unknownReceiver ? unit.apis.callByNameAlone(method) : Optional.empty());
    if (api.isEmpty() || !api.get().mayBe(HOTSPOT)) {
      return;
    }
    int argument = api.get().argument();
    if (known.isEmpty() && argument < 0 && !call.getArguments().isEmpty()) {
      return; // the library's method of this name takes none
    }
    Optional<Expression> read =
        argument < 0
            ? call.getScope()
            : argument < call.getArguments().size()
                ? Optional.of(call.getArgument(argument))
                : Optional.empty();
    String from = read.map(sources::of).orElse("");
    add(call, people(api.get()), known.isPresent(), from, read);
  }

  private static String people(Api api) {
    int hash = api.call().indexOf('#');
    return Names.simple(api.call().substring(0, hash)) + "." + api.call().substring(hash + 1);
  }

  /** {@code Files.lines(p).map(..).toList()}, {@code reader.lines().collect(..)}. */
  private void collectedLines(MethodCallExpr call) {
    Optional<Expression> at = call.getScope();
    while (at.isPresent() && at.get() instanceof MethodCallExpr step) {
      if (step.getNameAsString().equals("lines")) {
        String owner = unit.owner(step);
        boolean file = owner.equals("java.nio.file.Files") && !step.getArguments().isEmpty();
        boolean reader =
            owner.equals("java.io.BufferedReader") || owner.equals("java.io.LineNumberReader");
        if (file || reader) {
          Optional<Expression> read = file ? Optional.of(step.getArgument(0)) : step.getScope();
          String api = (file ? "Files.lines" : "BufferedReader.lines") + "." + call.getName();
          add(call, api, true, read.map(sources::of).orElse(""), read);
        }
        return;
      }
      if (!KEEPING.contains(step.getNameAsString())) {
        return;
      }
      at = step.getScope();
    }
  }

  /** {@code new Scanner(f).useDelimiter("\\A").next()}. */
  private void scannerToEnd(MethodCallExpr call) {
    Optional<Expression> scanner = call.getScope().map(this::followed);
    boolean toEnd =
        scanner.isPresent()
            && scanner.get() instanceof MethodCallExpr delimited
            && delimited.getNameAsString().equals("useDelimiter")
            && delimited.getArguments().size() == 1
            && delimited.getArgument(0) instanceof StringLiteralExpr text
            && (text.getValue().equals("\\\\A") || text.getValue().equals("\\\\Z"));
    if (!toEnd) {
      return;
    }
    Optional<Expression> made = scanner.get().asMethodCallExpr().getScope().map(this::followed);
    if (made.isPresent()
        && made.get() instanceof ObjectCreationExpr created
        && unit.type(created.getType()).name().equals("java.util.Scanner")
        && !created.getArguments().isEmpty()) {
      Expression read = created.getArgument(0);
      if (!unit.types.of(read).isString()) {
        add(call, "Scanner.next", true, sources.of(read), Optional.of(read));
      }
    }
  }

  private Expression followed(Expression expression) {
    return expression instanceof NameExpr name
        ? unit.frame.local(name.getNameAsString()).flatMap(local -> local.init).orElse(expression)
        : expression;
  }

  private void add(
      MethodCallExpr call, String api, boolean certain, String from, Optional<Expression> read) {
    if (read.filter(this::isInMemory).isPresent()) {
      return;
    }
    Optional<String> command = read.flatMap(captures::command);
    unit.facts.call(
        new CallFact(
            unit.site(unit.shortSpan(call)),
            command.isPresent() ? Captures.HOTSPOT : HOTSPOT,
            api,
            certain,
            command.orElse(from),
            isLimited(call, from, read),
            consumptions.of(call, read),
            List.of(),
            Optional.empty(),
            false,
            certain ? streaming.fix(call).stream().toList() : List.of()));
  }

  /** Streams over memory read no file. */
  private boolean isInMemory(Expression read) {
    String type = unit.types.of(followed(read)).name();
    return type.equals("java.io.ByteArrayInputStream")
        || type.equals("java.io.StringReader")
        || type.equals("java.io.CharArrayReader");
  }

  private boolean isLimited(MethodCallExpr call, String from, Optional<Expression> read) {
    if (LIMITING_TYPE.matcher(from).matches()
        || read.map(r -> LIMITING_TYPE.matcher(unit.types.of(r).name()).matches()).orElse(false)) {
      return true;
    }
    return unit.frame
        .code
        .findFirst(
            BinaryExpr.class,
            test ->
                LimitChecks.isBefore(test, call)
                    && isRelational(test)
                    && (asksSize(test.getLeft(), from) || asksSize(test.getRight(), from)))
        .isPresent();
  }

  private static boolean isRelational(BinaryExpr test) {
    return switch (test.getOperator()) {
      case LESS, LESS_EQUALS, GREATER, GREATER_EQUALS -> true;
      default -> false;
    };
  }

  /** Whether a side of a comparison is the size of what is read: {@code Files.size(path)}. */
  private boolean asksSize(Expression side, String from) {
    Expression asked = followed(side);
    if (!(asked instanceof MethodCallExpr question)
        || !SIZE_QUESTION.matcher(question.getNameAsString()).matches()) {
      return false;
    }
    List<Expression> subjects =
        question.getArguments().isEmpty()
            ? question.getScope().map(List::of).orElse(List.of())
            : question.getArguments();
    return subjects.stream()
        .map(subject -> unit.offsets.text(subject))
        .anyMatch(subject -> mentions(from, subject));
  }

  private static boolean mentions(String from, String subject) {
    return Pattern.compile("(?<!\\w)" + Pattern.quote(subject) + "(?!\\w)").matcher(from).find();
  }
}
