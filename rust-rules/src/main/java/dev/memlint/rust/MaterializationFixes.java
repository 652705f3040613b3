package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.MaterializationFact.Use;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.List;
import java.util.Optional;

/** Takes {@code collect} out of chains that need no collection. */
final class MaterializationFixes {
  private final Code code;

  MaterializationFixes(Context context) {
    this.code = context.code;
  }

  /**
   * How to do without a collection.
   *
   * @param call {@code chain.collect::<Vec<_>>()}
   */
  Optional<Fix> of(int call, int chain, Use use) {
    if (!code.method(call).equals("collect")) {
      return Optional.empty();
    }
    int parent = code.tree.parent(call);
    int next = code.is(parent, code.s.fieldExpression) ? code.tree.parent(parent) : NONE;
    String method = code.receiver(next) == call ? code.method(next) : "";
    return switch (use) {
      case COUNTED ->
          method.equals("len")
              ? fix("count the items as they come", FixSafety.SAFE, call, chain, next, "count()")
              : Optional.empty();
      case TESTED ->
          method.equals("is_empty")
              ? fix(
                  "ask for the first only", FixSafety.UNSAFE, call, chain, next, "next().is_none()")
              : Optional.empty();
      case ITERATED ->
          method.equals("into_iter")
              ? fix("go on with the iterator", FixSafety.UNSAFE, call, chain, next, "")
              : code.is(parent, code.s.forExpression)
                  ? fix("loop over the iterator", FixSafety.UNSAFE, call, chain, call, "")
                  : Optional.empty();
      case FIRST, FIRST_OF_SORTED, FOLDED -> Optional.empty();
    };
  }

  /** Replaces all from behind the chain to the end of {@code last}; line breaks before it stay. */
  private Optional<Fix> fix(
      String title, FixSafety safety, int call, int chain, int last, String method) {
    String text = code.tree.text();
    int dot = code.tree.end(chain);
    while (dot < code.tree.end(call) && text.charAt(dot) != '.') {
      dot++;
    }
    Edit edit =
        method.isEmpty()
            ? new Edit(new Span(code.tree.end(chain), code.tree.end(last)), "")
            : new Edit(new Span(dot + 1, code.tree.end(last)), method);
    return Fix.keepingComments(title, safety, List.of(edit), text);
  }
}
