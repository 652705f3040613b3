package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rust.Scopes.Local;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the words of a command line out of an expression, as far as the file shows them. */
final class CommandWords {
  /** Stands for words that are not visible. */
  static final String HIDDEN = "…";

  private static final int DEEPEST = 8;
  private static final int MOST_WORDS = 40;

  private final Context c;
  private final Code code;

  CommandWords(Context context) {
    this.c = context;
    this.code = context.code;
  }

  /** The words joined by blanks, {@link #HIDDEN} for what is not visible. */
  String of(int expression) {
    List<String> words = new ArrayList<>();
    read(expression, words, 0);
    return String.join(" ", words);
  }

  private void read(int expression, List<String> words, int depth) {
    int node = code.bare(expression);
    if (node == NONE || depth > DEEPEST || words.size() >= MOST_WORDS) {
      words.add(HIDDEN);
    } else if (code.is(node, code.s.string) || code.is(node, code.s.rawString)) {
      words.add(code.tree.text(node).replaceAll("^[bcr]*#*\"|\"#*$", "").strip());
    } else if (code.is(node, code.s.arrayExpression)) {
      for (int element : code.children(node)) {
        read(element, words, depth + 1);
      }
    } else if (code.is(node, code.s.identifier)) {
      Optional<Integer> value = valueOf(code.tree.text(node));
      if (value.isPresent()) {
        read(value.get(), words, depth + 1);
      } else {
        words.add(HIDDEN);
      }
    } else if (code.isMethodCall(node)) {
      read(code.receiver(node), words, depth + 1); // ["log"].iter(), "log".to_string()
    } else {
      words.add(HIDDEN);
    }
  }

  private Optional<Integer> valueOf(String name) {
    return c.scopes
        .find(name)
        .map(Local::initializer)
        .filter(initializer -> initializer != NONE)
        .or(() -> c.items.constant(name).map(item -> code.field(item, code.s.valueField)))
        .filter(value -> value != NONE);
  }
}
