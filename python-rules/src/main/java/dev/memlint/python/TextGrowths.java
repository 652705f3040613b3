package dev.memlint.python;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the statements that make a text longer by a part: {@code text += part} and its likes. */
final class TextGrowths {
  private final Code code;
  private final SureTexts sure;

  TextGrowths(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.sure = new SureTexts(code, scopes, meaning);
  }

  /**
   * A statement that makes a text longer.
   *
   * @param assignment the statement's only node
   * @param operands what is added, in order, at least one
   * @param part where that stands
   * @param enclosed the part has parentheses around it that can be a call's
   * @param own the interpolation of the text itself in front of an f-string's other parts
   * @param atStart the part goes in front of the text
   */
  record Growth(
      int assignment,
      List<Integer> operands,
      Span part,
      boolean enclosed,
      Optional<Span> own,
      boolean atStart) {}

  /** How an assignment makes the text longer that its left side names; empty when otherwise. */
  Optional<Growth> of(int assignment) {
    int right = code.child(assignment, Field.RIGHT);
    if (!code.is(code.parent(assignment), NodeKind.EXPRESSION_STATEMENT)) {
      return Optional.empty();
    }
    return switch (code.kind(assignment)) {
      case AUGMENTED_ASSIGNMENT ->
          code.textIs(code.child(assignment, Field.OPERATOR), "+=")
              ? augmented(assignment, right)
              : Optional.empty();
      case ASSIGNMENT ->
          code.child(assignment, Field.TYPE) == Code.NONE
              ? reassigned(assignment, code.text(code.child(assignment, Field.LEFT)), right)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<Growth> augmented(int assignment, int right) {
    return switch (code.kind(code.bare(right))) {
      case EXPRESSION_LIST, YIELD, ABSENT -> Optional.empty();
      default ->
          Optional.of(
              new Growth(
                  assignment,
                  operands(right),
                  code.span(right),
                  code.is(right, NodeKind.PARENTHESIZED_EXPRESSION),
                  Optional.empty(),
                  false));
    };
  }

  private Optional<Growth> reassigned(int assignment, String name, int right) {
    if (code.is(right, NodeKind.STRING)) {
      return interpolated(right, name)
          .map(
              own ->
                  new Growth(
                      assignment,
                      List.of(right),
                      code.span(right),
                      false,
                      Optional.of(own),
                      false));
    }
    List<Integer> operands = operands(right);
    int last = operands.size() - 1;
    boolean atStart = code.textIs(operands.getLast(), name);
    if (last == 0 || atStart == code.textIs(operands.getFirst(), name)) {
      return Optional.empty();
    }
    List<Integer> added = atStart ? operands.subList(0, last) : operands.subList(1, last + 1);
    Span part = new Span(code.start(added.getFirst()), code.end(added.getLast()));
    return Optional.of(
        new Growth(assignment, List.copyOf(added), part, false, Optional.empty(), atStart));
  }

  /** The parts of a sum, from left to right. */
  private List<Integer> operands(int expression) {
    List<Integer> found = new ArrayList<>();
    int at = code.is(expression, NodeKind.AWAIT) ? expression : code.bare(expression);
    while (code.is(at, NodeKind.BINARY_OPERATOR)
        && code.textIs(code.child(at, Field.OPERATOR), "+")) {
      found.addFirst(code.child(at, Field.RIGHT));
      at = code.child(at, Field.LEFT);
    }
    found.addFirst(at);
    return found;
  }

  /** The <code>{text}</code> that an f-string starts with, where more follows that is put in. */
  private Optional<Span> interpolated(int literal, String name) {
    List<Integer> interpolations = new ArrayList<>();
    for (int child : code.children(literal)) {
      if (code.is(child, NodeKind.INTERPOLATION)) {
        interpolations.add(child);
      }
    }
    boolean first =
        interpolations.size() > 1
            && code.textIs(interpolations.getFirst(), "{" + name + "}")
            && code.text(literal).matches("(?s)[fF](\"{1,3}|'{1,3})\\{.*");
    return first ? Optional.of(code.span(interpolations.getFirst())) : Optional.empty();
  }

  /** The edits that hand the part to a call instead, {@code "parts.append"}. */
  List<Edit> handedTo(String call, Growth growth) {
    int start = code.start(growth.assignment());
    int end = code.end(growth.assignment());
    Span part = growth.part();
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(new Span(start, part.start()), call + (growth.enclosed() ? "" : "(")));
    growth.own().ifPresent(own -> edits.add(new Edit(own, "")));
    if (!growth.enclosed()) {
      edits.add(new Edit(new Span(part.end(), end), ")"));
    }
    return edits;
  }

  /** Whether what is added is a text of this type, or fails by itself. */
  boolean isSure(Growth growth, boolean bytes) {
    return growth.operands().stream().allMatch(operand -> sure.is(operand, bytes));
  }
}
