package dev.memlint.python;

import dev.memlint.python.Binding.How;
import dev.memlint.python.TextGrowths.Growth;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the parts of a text in a list and joins them once, where nothing looks at the text in
 * between: {@code text += part} to {@code text_parts.append(part)}.
 *
 * <p>Bytes are joined too. A {@code bytearray} would leave more of the code as it is, but then the
 * variable would hold something that changes and is no key of a dictionary.
 */
final class JoinedParts {
  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final TextGrowths growths;
  private final Lines lines;

  JoinedParts(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.growths = new TextGrowths(code, scopes, meaning);
    this.lines = new Lines(code);
  }

  /**
   * The change for one text.
   *
   * @param growth the assignment in a loop that makes it longer
   * @param target what is assigned
   */
  Optional<Fix> of(int growth, int target) {
    GrownText text = new GrownText(code, scopes, meaning, growths, target);
    boolean simple =
        code.isReadable()
            && growths.of(growth).isPresent()
            && text.isOwn()
            && text.isText()
            && !HiddenUses.isIn(code, text.function().node());
    return simple ? started(growth, text).or(() -> continued(growth, text)) : Optional.empty();
  }

  /** {@code text = ""} in the block of the loop, or in one around it, becomes a list. */
  private Optional<Fix> started(int growth, GrownText text) {
    if (!text.isVariable()) {
      return Optional.empty();
    }
    return text.function().find(text.name()).stream()
        .filter(binding -> binding.is(How.ASSIGNED) && binding.node() < growth)
        .map(binding -> code.parent(binding.node()))
        .filter(assignment -> growths.of(assignment).isEmpty())
        .reduce((first, second) -> second)
        .filter(assignment -> isPlainStart(assignment, growth))
        .flatMap(assignment -> started(growth, text, assignment));
  }

  private boolean isPlainStart(int assignment, int growth) {
    int statement = code.parent(assignment);
    return code.is(assignment, NodeKind.ASSIGNMENT)
        && code.is(statement, NodeKind.EXPRESSION_STATEMENT)
        && code.is(code.child(assignment, Field.RIGHT), NodeKind.STRING)
        && code.isIn(growth, code.parent(statement))
        && lines.isAlone(statement);
  }

  private Optional<Fix> started(int growth, GrownText text, int assignment) {
    int from = code.subtreeEnd(assignment);
    int block = code.parent(code.parent(assignment));
    int around = aroundContexts(block);
    int last = lastGrowing(block, from, text);
    boolean within =
        text.uses().stream().allMatch(use -> use > assignment && code.isIn(use, around));
    Optional<String> list = text.nameOfParts();
    if (!within || !reaches(last, growth) || list.isEmpty()) {
      return Optional.empty();
    }
    int to = code.subtreeEnd(last);
    // Where a context swallows an exception, the text would be missing behind it.
    boolean inside = text.uses().stream().allMatch(use -> code.isIn(use, block));
    String literal = code.text(code.child(assignment, Field.RIGHT));
    String first = literal.matches("[a-zA-Z]*(?:\"\"|''|\"{6}|'{6})") ? "" : literal;
    String start = list.get() + annotation(assignment) + " = [" + first + "]";
    return changed(text, from, to, inside && text.function().is(Scope.Kind.FUNCTION), list.get())
        .flatMap(
            body ->
                lines
                    .behind(last, text.name() + " = " + body.joined())
                    .flatMap(join -> body.fix(new Edit(code.span(assignment), start), join)));
  }

  private String annotation(int assignment) {
    String type = code.text(code.child(assignment, Field.TYPE));
    return type.isEmpty() ? "" : ": list[" + type + "]";
  }

  private boolean reaches(int last, int growth) {
    return last != Code.NONE && growth < code.subtreeEnd(last);
  }

  /** The block around the {@code with} statements of a block: what follows it sees its names. */
  private int aroundContexts(int block) {
    int at = block;
    while (code.is(code.parent(at), NodeKind.WITH_STATEMENT)) {
      at = code.parent(code.parent(at));
    }
    return at;
  }

  /** The last statement of a block up to which all uses make the text longer. */
  private int lastGrowing(int block, int from, GrownText text) {
    int last = Code.NONE;
    for (int statement : code.children(block)) {
      int end = code.subtreeEnd(statement);
      if (statement >= from && !text.usesIn(statement, end).isEmpty()) {
        if (text.onlyGrowths(statement, end).isEmpty()) {
          return last;
        }
        last = statement;
      }
    }
    return last;
  }

  /** A text that is not started here: the joined parts of the whole loop are added to it. */
  private Optional<Fix> continued(int growth, GrownText text) {
    int loop = outermostLoop(growth, text);
    Optional<String> list = text.nameOfParts();
    boolean lost = code.above(growth, NodeKind.TRY_STATEMENT) != Code.NONE;
    if (loop == Code.NONE || list.isEmpty() || lost || !text.isVariable() && isSeen(loop, text)) {
      return Optional.empty();
    }
    boolean local = text.isVariable() && text.function().is(Scope.Kind.FUNCTION);
    return changed(text, loop, code.subtreeEnd(loop), local, list.get())
        .flatMap(
            body ->
                lines
                    .before(loop, list.get() + " = []")
                    .flatMap(
                        start ->
                            lines
                                .behind(loop, body.added(text.name()))
                                .flatMap(join -> body.fix(start, join))));
  }

  /** The outermost loop that does not start the text anew. */
  private int outermostLoop(int growth, GrownText text) {
    int found = Code.NONE;
    for (int at = growth; at > text.function().node(); at = code.parent(at)) {
      boolean loop = code.is(at, NodeKind.FOR_STATEMENT) || code.is(at, NodeKind.WHILE_STATEMENT);
      if (loop && isRenewed(at, text)) {
        return found;
      }
      found = loop ? at : found;
    }
    return found;
  }

  private boolean isRenewed(int loop, GrownText text) {
    return text.usesIn(loop, code.subtreeEnd(loop)).stream()
        .anyMatch(
            use ->
                code.hasRole(use, Field.LEFT)
                    && code.is(code.parent(use), NodeKind.ASSIGNMENT)
                    && growths.of(code.parent(use)).isEmpty());
  }

  /** Whether others may look at an attribute before the loop ends, or it may end elsewhere. */
  private boolean isSeen(int loop, GrownText text) {
    if (!code.is(loop, NodeKind.FOR_STATEMENT)) {
      return true;
    }
    for (int at = loop; at < code.subtreeEnd(loop); at++) {
      boolean seen =
          switch (code.kind(at)) {
            case RETURN_STATEMENT, RAISE_STATEMENT, YIELD, AWAIT -> true;
            case IDENTIFIER -> code.textIs(at, text.object()) && !isOfAttribute(at);
            default -> false;
          };
      if (seen) {
        return true;
      }
    }
    return code.text(loop).startsWith("async");
  }

  /** An object of which only an attribute is asked, no method. */
  private boolean isOfAttribute(int object) {
    int attribute = code.parent(object);
    return code.hasRole(object, Field.ATTRIBUTE)
        || code.is(attribute, NodeKind.ATTRIBUTE) && !code.hasRole(attribute, Field.FUNCTION);
  }

  /**
   * What happens to the statements that make the text longer.
   *
   * @param joined the expression that joins the parts
   * @param atStart they go in front of the text
   */
  private record Body(
      String list,
      String joined,
      boolean atStart,
      FixSafety safety,
      List<Edit> edits,
      String text) {
    String added(String name) {
      return atStart ? name + " = " + joined + " + " + name : name + " += " + joined;
    }

    Optional<Fix> fix(Edit start, Edit join) {
      List<Edit> all = new ArrayList<>();
      all.add(start);
      all.addAll(edits);
      all.add(join);
      return Fix.keepingComments(
          "collect the parts in '" + list + "' and join them once", safety, all, text);
    }
  }

  private Optional<Body> changed(GrownText text, int from, int to, boolean local, String list) {
    Optional<List<Growth>> found = text.onlyGrowths(from, to);
    boolean elsewhere = text.isGrownElsewhere(from, to);
    if (found.isEmpty() || found.get().isEmpty() || elsewhere) {
      return Optional.empty();
    }
    List<Growth> all = found.get();
    boolean atStart = all.getFirst().atStart();
    boolean sure = all.stream().allMatch(growth -> growths.isSure(growth, text.isBytes()));
    // A part of another type fails where it is joined, behind the handler that waits for it.
    boolean awaited =
        !sure && all.stream().anyMatch(growth -> isIn(growth, NodeKind.TRY_STATEMENT));
    if (awaited || all.stream().anyMatch(growth -> growth.atStart() != atStart)) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>();
    all.forEach(growth -> edits.addAll(growths.handedTo(list + ".append", growth)));
    String parts = atStart ? "reversed(" + list + ")" : list;
    return Optional.of(
        new Body(
            list,
            text.empty() + ".join(" + parts + ")",
            atStart,
            sure && local && all.stream().noneMatch(this::waits)
                ? FixSafety.SAFE
                : FixSafety.UNSAFE,
            edits,
            code.tree().text()));
  }

  private boolean isIn(Growth growth, NodeKind kind) {
    return code.above(growth.assignment(), kind) != Code.NONE;
  }

  private boolean waits(Growth growth) {
    for (int at = growth.assignment(); at < code.subtreeEnd(growth.assignment()); at++) {
      if (code.is(at, NodeKind.AWAIT)) {
        return true;
      }
    }
    return false;
  }
}
