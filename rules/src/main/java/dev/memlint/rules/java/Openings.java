package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How to open, for reading piece by piece, what a call reads whole. */
final class Openings {
  private static final String FILES = "java.nio.file.Files";
  private static final String READER = "java.io.BufferedReader";
  private static final String STREAM = "java.util.stream.Stream";
  private static final Set<String> WHOLE = Set.of("readAllLines", "readString", "readAllBytes");
  private static final Set<String> COLLECTING = Set.of("toList", "collect");

  private final Unit unit;

  Openings(Unit unit) {
    this.unit = unit;
  }

  /**
   * Something open.
   *
   * @param name the variable that it is in
   * @param resource what the variable is declared as; empty when it was open before
   * @param imports canonical names of what the declaration names, sorted
   * @param lines the expression that streams its lines
   */
  record Opening(String name, Optional<String> resource, List<String> imports, String lines) {
    /** What stands in front of the block that it is open in. */
    String head() {
      return resource.map(declared -> "try (" + declared + ") ").orElse("");
    }
  }

  /** A reader of lines: a new one in a variable of this name, or the one that is there. */
  Optional<Opening> reader(ReadContent content, String name) {
    MethodCallExpr read = content.read();
    if (COLLECTING.contains(read.getNameAsString())) {
      return read.getScope().flatMap(lines -> ofLines(lines, name));
    }
    return ofFile(content, "newBufferedReader")
        .or(() -> ofProcess(content))
        .map(made -> newReader(name, made, List.of(READER)))
        .or(
            () ->
                ofStream(content)
                    .map(
                        arguments ->
                            newReader(
                                name,
                                "new BufferedReader(new InputStreamReader(" + arguments + "))",
                                List.of(READER, "java.io.InputStreamReader"))));
  }

  /** A stream of lines, or the reader that gives one. */
  Optional<Opening> lines(ReadContent content, String name, String readerName) {
    return ofFile(content, "lines")
        .map(
            made ->
                new Opening(
                    name,
                    Optional.of("Stream<String> " + name + " = " + made),
                    List.of(STREAM),
                    name))
        .or(() -> reader(content, readerName).filter(made -> made.resource().isPresent()));
  }

  private static Opening newReader(String name, String made, List<String> imports) {
    return new Opening(
        name, Optional.of("BufferedReader " + name + " = " + made), imports, name + ".lines()");
  }

  /** {@code reader.lines().toList()}, {@code Files.lines(path).toList()}. */
  private Optional<Opening> ofLines(Expression lines, String name) {
    if (!(lines instanceof MethodCallExpr call) || !call.getNameAsString().equals("lines")) {
      return Optional.empty();
    }
    String owner = unit.owner(call);
    String scope = call.getScope().map(unit.offsets::text).orElse("");
    if (owner.equals(FILES) && !scope.isEmpty()) {
      String made = scope + ".newBufferedReader(" + arguments(call, Optional.empty()) + ")";
      return Optional.of(newReader(name, made, List.of(READER)));
    }
    if (!owner.equals(READER)) {
      return Optional.empty();
    }
    return call.getScope().filter(Expression::isNameExpr).isPresent()
        ? Optional.of(new Opening(scope, Optional.empty(), List.of(), scope + ".lines()"))
        : Optional.of(newReader(name, scope, List.of(READER)));
  }

  private Optional<String> ofFile(ReadContent content, String method) {
    MethodCallExpr read = content.read();
    boolean ofFiles =
        WHOLE.contains(read.getNameAsString())
            && read.getScope().isPresent()
            && unit.owner(read).equals(FILES);
    return ofFiles
        ? Optional.of(
            unit.offsets.text(read.getScope().get())
                + "."
                + method
                + "("
                + arguments(read, content.charset())
                + ")")
        : Optional.empty();
  }

  private String arguments(MethodCallExpr call, Optional<String> charset) {
    List<String> arguments = new ArrayList<>();
    call.getArguments().forEach(argument -> arguments.add(unit.offsets.text(argument)));
    charset.ifPresent(arguments::add);
    return String.join(", ", arguments);
  }

  private Optional<String> ofProcess(ReadContent content) {
    return stream(content)
        .filter(MethodCallExpr.class::isInstance)
        .map(MethodCallExpr.class::cast)
        .filter(call -> call.getNameAsString().equals("getInputStream"))
        .filter(call -> unit.owner(call).equals("java.lang.Process"))
        .flatMap(MethodCallExpr::getScope)
        .map(
            process ->
                unit.offsets.text(process) + ".inputReader(" + content.charset().orElse("") + ")");
  }

  /** The stream, and the charset where one is stated. */
  private Optional<String> ofStream(ReadContent content) {
    return stream(content)
        .filter(Expression::isNameExpr)
        .map(in -> unit.offsets.text(in) + content.charset().map(set -> ", " + set).orElse(""));
  }

  private Optional<Expression> stream(ReadContent content) {
    MethodCallExpr read = content.read();
    return read.getNameAsString().equals("readAllBytes") && read.getArguments().isEmpty()
        ? read.getScope().filter(in -> unit.types.of(in).name().endsWith("InputStream"))
        : Optional.empty();
  }

  /** The call that copies to an output stream what was read as bytes. */
  Optional<String> copy(ReadContent content, String out) {
    MethodCallExpr read = content.read();
    if (!read.getNameAsString().equals("readAllBytes")) {
      return Optional.empty();
    }
    return unit.owner(read).equals(FILES)
        ? read.getScope()
            .map(
                files ->
                    "%s.copy(%s, %s)"
                        .formatted(
                            unit.offsets.text(files), arguments(read, Optional.empty()), out))
        : stream(content).map(in -> unit.offsets.text(in) + ".transferTo(" + out + ")");
  }
}
