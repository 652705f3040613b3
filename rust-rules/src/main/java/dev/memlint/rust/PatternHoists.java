package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compiles a pattern with a constant text once, in front of all loops around it. Where no round
 * would have reached it, a wrong pattern is now told all the same.
 */
final class PatternHoists {
  private static final String NAME = "pattern";
  private static final Set<String> UNWRAPPING = Set.of("unwrap", "expect");

  private final Code code;
  private final String source;
  private final LocalUses uses;
  private final LineLoops names;

  PatternHoists(Context context) {
    this.code = context.code;
    this.source = code.tree.text();
    this.uses = new LocalUses(context);
    this.names = new LineLoops(context);
  }

  /** The change of {@code Regex::new(r"..").unwrap()} in a loop. */
  Optional<Fix> of(int call, String callee) {
    int text = code.argument(call, 0);
    boolean constant = code.is(text, code.s.string) || code.is(text, code.s.rawString);
    int step = code.tree.parent(code.tree.parent(call));
    boolean unwrapped = code.receiver(step) == call && UNWRAPPING.contains(code.method(step));
    Optional<LoopFront> front = LoopFront.of(code, call);
    if (!callee.endsWith("Regex::new") || !constant || !unwrapped || front.isEmpty()) {
      return Optional.empty();
    }
    int let = code.tree.parent(step);
    return code.is(let, code.s.letDeclaration) ? moved(let, front.get()) : named(step, front.get());
  }

  /** The whole declaration, when no other variable of the function has its name. */
  private Optional<Fix> moved(int let, LoopFront front) {
    int pattern = code.field(let, code.s.patternField);
    String name = code.tree.text(pattern);
    int block = code.tree.parent(let);
    boolean plain =
        code.is(pattern, code.s.identifier)
            && code.tree.childOfKind(let, code.s.mutableSpecifier) == NONE
            && code.is(block, code.s.block);
    if (!plain || !isOnlyLookedAt(name, let, block)) {
      return Optional.empty();
    }
    int from = code.tree.start(let);
    int end = code.tree.end(let);
    int next = end;
    while (next < source.length() && Character.isWhitespace(source.charAt(next))) {
      next++;
    }
    return fix(front.insertion(source.substring(from, end)), new Edit(new Span(from, next), ""));
  }

  private boolean isOnlyLookedAt(String name, int let, int block) {
    int function = code.enclosingFunction(let);
    for (int node = function; node < code.tree.subtreeEnd(function); node++) {
      boolean named = code.is(node, code.s.identifier) && code.tree.textIs(node, name);
      boolean hidden =
          code.is(node, code.s.tokenTree) && code.tree.text(node).contains(name)
              || code.is(node, code.s.shorthandFieldInitializer) && code.tree.textIs(node, name);
      boolean other = named && !code.contains(block, node);
      boolean taken =
          named
              && code.contains(block, node)
              && !code.contains(let, node)
              && uses.of(node, block) != LocalUses.Use.LOOKED_AT;
      if (hidden || other || taken) {
        return false;
      }
    }
    return true;
  }

  /** The expression, which gets a name. */
  private Optional<Fix> named(int made, LoopFront front) {
    boolean asked = code.is(code.tree.parent(made), code.s.fieldExpression);
    return !asked || names.isTaken(NAME, made)
        ? Optional.empty()
        : fix(
            front.insertion("let %s = %s;".formatted(NAME, code.tree.text(made))),
            new Edit(code.span(made), NAME));
  }

  private Optional<Fix> fix(Edit before, Edit inside) {
    return Fix.keepingComments(
        "compile it once, before the loop", FixSafety.UNSAFE, List.of(before, inside), source);
  }
}
