package dev.memlint.python;

import dev.memlint.python.Binding.How;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells which file a call reads whole, and how that file could be read piece by piece. */
final class Opened {
  private static final Set<String> OPENERS = Set.of("open", "io.open", "builtins.open");
  private static final String OPENED_PATH = "pathlib.Path.open";

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;

  Opened(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
  }

  /**
   * A file.
   *
   * @param name the variable that holds it, or is to hold it
   * @param open what opens it, for a {@code with} statement; empty when the variable has it
   * @param lines what gives its lines, the variable for a file
   * @param binary it gives bytes; empty when that is not visible
   */
  record Source(String name, Optional<String> open, String lines, Optional<Boolean> binary) {
    static Source ofFile(String name, Optional<String> open, Optional<Boolean> binary) {
      return new Source(name, open, name, binary);
    }

    /** The head of the {@code with} statement that opens it. */
    String header() {
      return "with " + open.orElse(name) + " as " + name + ":";
    }

    boolean isBinary() {
      return binary.filter(bytes -> bytes).isPresent();
    }
  }

  /** What a call of {@code read}, {@code readlines}, {@code read_text} or its like reads. */
  Optional<Source> behind(int read) {
    int receiver = code.receiver(read);
    if (receiver == Code.NONE) {
      return Optional.empty();
    }
    return switch (code.calleeName(read)) {
      case "read", "readlines" -> code.hasNoArguments(read) ? ofFile(receiver) : Optional.empty();
      case "read_text" -> ofPath(read, receiver, false);
      case "read_bytes" -> ofPath(read, receiver, true);
      default -> Optional.empty();
    };
  }

  /** The file that an expression is: a variable that holds it, or the call that opens it. */
  Optional<Source> ofFile(int expression) {
    return switch (code.kind(expression)) {
      case IDENTIFIER ->
          Optional.of(Source.ofFile(code.text(expression), Optional.empty(), isBinary(expression)));
      case CALL ->
          mode(expression)
              .flatMap(
                  binary ->
                      free(expression)
                          .map(
                              name ->
                                  Source.ofFile(
                                      name,
                                      Optional.of(code.text(expression)),
                                      Optional.of(binary))));
      default -> Optional.empty();
    };
  }

  private Optional<Source> ofPath(int read, int path, boolean binary) {
    if (!meaning.callee(read).startsWith("pathlib.Path.")) {
      return Optional.empty();
    }
    StringBuilder arguments = new StringBuilder(binary ? "\"rb\"" : "");
    for (int argument : code.allArguments(read)) {
      boolean keyword = code.is(argument, NodeKind.KEYWORD_ARGUMENT);
      if (!keyword && !arguments.isEmpty()) {
        return Optional.empty();
      }
      arguments.append(arguments.isEmpty() ? "" : ", ").append(keyword ? "" : "encoding=");
      arguments.append(code.text(argument));
    }
    String open = code.text(path) + ".open(" + arguments + ")";
    return free(read).map(name -> Source.ofFile(name, Optional.of(open), Optional.of(binary)));
  }

  private Optional<String> free(int node) {
    int function = scopes.of(node).functionOrModule().node();
    return List.of("file", "source").stream()
        .filter(name -> scopes.of(node).find(name).isEmpty())
        .filter(name -> NameUses.isFree(code, function, name))
        .findFirst();
  }

  private Optional<Boolean> isBinary(int variable) {
    List<Binding> bindings = scopes.of(variable).find(code.text(variable));
    boolean one =
        bindings.size() == 1
            && (bindings.getFirst().is(How.CONTEXT) || bindings.getFirst().is(How.ASSIGNED));
    return one ? mode(code.bare(bindings.getFirst().value())) : Optional.empty();
  }

  /** Whether a call opens a file for bytes; empty when it is no such call or does not show it. */
  private Optional<Boolean> mode(int open) {
    String callee = code.is(open, NodeKind.CALL) ? meaning.callee(open) : "";
    boolean method = callee.equals(OPENED_PATH);
    if (!method && !OPENERS.contains(callee)) {
      return Optional.empty();
    }
    int mode = code.argument(open, method ? 0 : 1, "mode");
    return mode == Code.NONE
        ? Optional.of(false)
        : code.literal(mode).map(letters -> letters.contains("b"));
  }
}
