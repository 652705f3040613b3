package dev.memlint.python;

import dev.memlint.python.Binding.How;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the words of a command line out of an expression, as far as the file shows them. */
final class CommandWords {
  /** Stands for words that are not visible. */
  static final String HIDDEN = "…";

  private static final int DEEPEST = 8;
  private static final int MOST_WORDS = 40;

  private final Code code;
  private final Scopes scopes;

  CommandWords(Code code, Scopes scopes) {
    this.code = code;
    this.scopes = scopes;
  }

  /** The words joined by blanks, {@link #HIDDEN} for what is not visible. */
  String of(int expression) {
    List<String> words = new ArrayList<>();
    read(expression, words, 0);
    return String.join(" ", words);
  }

  private void read(int expression, List<String> words, int depth) {
    int node = code.bare(expression);
    if (depth > DEEPEST || words.size() >= MOST_WORDS) {
      words.add(HIDDEN);
      return;
    }
    switch (code.kind(node)) {
      case LIST, TUPLE -> {
        for (int element : code.children(node)) {
          read(element, words, depth + 1);
        }
      }
      case STRING, CONCATENATED_STRING -> words.add(text(node));
      case BINARY_OPERATOR -> {
        read(code.child(node, Field.LEFT), words, depth + 1);
        read(code.child(node, Field.RIGHT), words, depth + 1);
      }
      case IDENTIFIER -> {
        Optional<Integer> value = valueOf(node);
        if (value.isPresent()) {
          read(value.get(), words, depth + 1);
        } else {
          words.add(HIDDEN);
        }
      }
      case CALL -> called(node, words, depth);
      default -> words.add(HIDDEN);
    }
  }

  /** {@code shlex.split("git log")}, {@code "git log {}".format(x)}, {@code " ".join(words)}. */
  private void called(int call, List<String> words, int depth) {
    switch (code.calleeName(call)) {
      case "split" -> {
        int argument = code.argument(call, 0);
        read(argument == Code.NONE ? code.receiver(call) : argument, words, depth + 1);
      }
      case "format" -> read(code.receiver(call), words, depth + 1);
      case "join", "list" -> read(code.argument(call, 0), words, depth + 1);
      default -> words.add(HIDDEN);
    }
  }

  private String text(int string) {
    Optional<String> literal = code.literal(string);
    if (literal.isPresent()) {
      return literal.get().strip();
    }
    StringBuilder text = new StringBuilder();
    for (int part : code.children(string)) {
      text.append(code.is(part, NodeKind.STRING_CONTENT) ? code.text(part) : "");
      text.append(code.is(part, NodeKind.INTERPOLATION) ? HIDDEN : "");
    }
    return text.toString().strip();
  }

  /** What a name was first assigned, when it is assigned before its use or in the module. */
  private Optional<Integer> valueOf(int identifier) {
    return scopes.of(identifier).find(code.text(identifier)).stream()
        .filter(binding -> binding.is(How.ASSIGNED) && binding.value() != Code.NONE)
        .map(Binding::value)
        .filter(
            value ->
                code.start(value) < code.start(identifier)
                    || scopes.of(value).is(Scope.Kind.MODULE))
        .findFirst();
  }
}
