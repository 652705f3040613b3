package dev.memlint.python;

import dev.memlint.rules.treesitter.Grammar;

/** The Python grammar with its numbers turned into {@link NodeKind} and back from {@link Field}. */
final class Syntax {
  private final Grammar grammar;
  private final NodeKind[] kinds;
  private final int[] fields;

  private Syntax(Grammar grammar) {
    this.grammar = grammar;
    this.kinds = new NodeKind[grammar.kindCount()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = grammar.isNamed(i) ? NodeKind.ofGrammarName(grammar.kindName(i)) : NodeKind.OTHER;
    }
    kinds[grammar.errorKind()] = NodeKind.ERROR;
    this.fields = new int[Field.values().length];
    for (Field field : Field.values()) {
      fields[field.ordinal()] = grammar.field(field.grammarName());
    }
  }

  /** Loads the native grammar; it stays for the life of the process. */
  static Syntax load() {
    return new Syntax(Grammar.load("tree_sitter_python"));
  }

  Grammar grammar() {
    return grammar;
  }

  NodeKind kind(int number) {
    return kinds[number];
  }

  int number(Field field) {
    return fields[field.ordinal()];
  }
}
