package dev.memlint.python;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.FactsBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down objects that a loop over data makes and puts into a container. */
final class Records {
  private static final String HOTSPOT = "unslotted-record";
  private static final Set<String> ADDING = Set.of("append", "add", "appendleft", "insert", "put");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final Sites sites;
  private final FactsBuilder out;

  Records(Code code, Scopes scopes, Meaning meaning, Sites sites, FactsBuilder out) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.sites = sites;
    this.out = out;
  }

  /** {@code rows.append(Row(line))}, and the same through a local variable. */
  void call(int call) {
    if (code.receiver(call) != Code.NONE
        && ADDING.contains(code.calleeName(call))
        && scopes.loop(call).repeats()) {
      int[] arguments = code.arguments(call);
      if (arguments.length > 0) {
        made(arguments[arguments.length - 1]).ifPresent(this::write);
      }
    }
  }

  /** {@code rows[key] = Row(line)}. */
  void assignment(int assignment) {
    if (code.is(code.child(assignment, Field.LEFT), NodeKind.SUBSCRIPT)
        && scopes.loop(assignment).repeats()) {
      made(code.child(assignment, Field.RIGHT)).ifPresent(this::write);
    }
  }

  /** {@code [Row(line) for line in f]}, and a set or dictionary of them. */
  void comprehension(int comprehension) {
    int body = code.child(comprehension, Field.BODY);
    int element = code.is(body, NodeKind.PAIR) ? code.child(body, Field.VALUE) : body;
    made(element).ifPresent(this::write);
  }

  /** The call that made a value, its own or the one that its only assignment has. */
  private Optional<Integer> made(int value) {
    if (code.is(value, NodeKind.CALL)) {
      return Optional.of(value);
    }
    if (!code.is(value, NodeKind.IDENTIFIER)) {
      return Optional.empty();
    }
    List<Binding> bindings = scopes.of(value).find(code.text(value));
    return bindings.size() == 1
            && bindings.getFirst().is(Binding.How.ASSIGNED)
            && code.is(bindings.getFirst().value(), NodeKind.CALL)
        ? Optional.of(bindings.getFirst().value())
        : Optional.empty();
  }

  private void write(int call) {
    String type = meaning.callee(call);
    if (Meaning.looksLikeClass(type)) {
      out.call(
          new CallFact(
              sites.brief(call),
              HOTSPOT,
              type,
              true,
              "",
              false,
              Set.of(CallFact.Consumption.STORED),
              List.of(),
              Optional.empty(),
              false));
    }
  }
}
