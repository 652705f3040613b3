package dev.memlint.python;

import dev.memlint.python.Binding.How;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the one place where a content is used: where it is read, or in the next statement. */
final class ReadValues {
  private final Code code;
  private final Scopes scopes;
  private final Lines lines;

  ReadValues(Code code, Scopes scopes, Lines lines) {
    this.code = code;
    this.scopes = scopes;
    this.lines = lines;
  }

  /**
   * The use of a content.
   *
   * @param node the expression that is the content: the read itself, or the variable's only use
   * @param statement which uses it
   * @param assigned the statement in front that reads into the variable, or {@link Code#NONE}
   * @param context the {@code with} statement that the assignment ends and the use stands behind,
   *     or {@link Code#NONE}
   */
  record Value(int node, int statement, int assigned, int context) {}

  /** The only use of what a call reads; empty when there are more, or it is further away. */
  Optional<Value> of(int read) {
    int parent = code.parent(read);
    boolean named = code.is(parent, NodeKind.ASSIGNMENT) && code.hasRole(read, Field.RIGHT);
    return named
        ? ofVariable(parent)
        : Optional.of(new Value(read, statement(read), Code.NONE, Code.NONE));
  }

  private Optional<Value> ofVariable(int assignment) {
    int name = code.child(assignment, Field.LEFT);
    int statement = code.parent(assignment);
    Scope function = scopes.of(assignment);
    boolean own =
        code.is(name, NodeKind.IDENTIFIER)
            && code.is(statement, NodeKind.EXPRESSION_STATEMENT)
            && lines.isAlone(statement)
            && function.is(Scope.Kind.FUNCTION)
            && function.definingScope(code.text(name)).filter(function::equals).isPresent();
    List<Integer> uses = own ? NameUses.in(code, function.node(), code.text(name)) : List.of();
    if (uses.size() != 2 || uses.getFirst() != name) {
      return Optional.empty();
    }
    int use = uses.getLast();
    int next = next(statement);
    int with = code.parent(code.parent(statement));
    int context = next == Code.NONE && code.is(with, NodeKind.WITH_STATEMENT) ? with : Code.NONE;
    int user = context == Code.NONE ? next : next(context);
    return user != Code.NONE && statement(use) == user
        ? Optional.of(new Value(use, user, statement, context))
        : Optional.empty();
  }

  /** The statement of a block that an expression belongs to. */
  int statement(int node) {
    int at = node;
    while (at != Code.NONE
        && !code.is(code.parent(at), NodeKind.BLOCK)
        && !code.is(code.parent(at), NodeKind.MODULE)) {
      at = code.parent(at);
    }
    return at;
  }

  private int next(int statement) {
    for (int sibling : code.children(code.parent(statement))) {
      if (sibling > statement) {
        return sibling;
      }
    }
    return Code.NONE;
  }

  /**
   * How a use comes to stand where the file is open.
   *
   * @param step how much further in its lines are then
   * @param edits what moves it; the content itself is not yet replaced
   */
  record Moved(String step, List<Edit> edits) {}

  /**
   * Puts a use where the file is open that was read into it.
   *
   * @return empty when it is no simple statement and no loop, or something stands in between
   */
  Optional<Moved> moved(Value value, Opened.Source source) {
    boolean stays = value.context() == Code.NONE && source.open().isEmpty();
    boolean held = value.context() == Code.NONE || isHeldBy(value.context(), source);
    if (!held || !stays && !isMovable(value.statement())) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>();
    if (value.assigned() != Code.NONE) {
      Span gone = goneUpTo(value);
      String between = code.tree().text().substring(code.end(value.assigned()), gone.end());
      if (!between.isBlank()) {
        return Optional.empty();
      }
      edits.add(new Edit(gone, ""));
    }
    if (stays) {
      return Optional.of(new Moved("", edits));
    }
    String step = source.open().isPresent() ? lines.step() : stepInto(value);
    Optional<List<Edit>> shifted =
        source.open().isPresent()
            ? lines.within(value.statement(), source.header(), step)
            : lines.shifted(value.statement(), step);
    return shifted.map(
        shifts -> {
          edits.addAll(shifts);
          return new Moved(step, edits);
        });
  }

  private boolean isMovable(int statement) {
    return switch (code.kind(statement)) {
      case EXPRESSION_STATEMENT, RETURN_STATEMENT, FOR_STATEMENT -> true;
      default -> false;
    };
  }

  private boolean isHeldBy(int context, Opened.Source source) {
    return source.open().isEmpty()
        && scopes.of(context).find(source.name()).stream()
            .allMatch(binding -> binding.is(How.CONTEXT) && code.isIn(binding.node(), context));
  }

  /** From the line of the assignment to that of the next statement. */
  private Span goneUpTo(Value value) {
    return new Span(lines.lineStart(value.assigned()), lines.lineStart(value.statement()));
  }

  private String stepInto(Value value) {
    String inner = lines.indent(value.assigned()).orElse("");
    String outer = lines.indent(value.statement()).orElse("");
    return inner.substring(Math.min(inner.length(), outer.length()));
  }
}
