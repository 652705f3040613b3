package dev.memlint.rust;

import dev.memlint.rules.facts.Names;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rust.Scopes.Local;
import java.util.List;
import java.util.Optional;

/** Shares one value where a copy of it was made for each pointer. */
final class Sharing {
  private final Context c;
  private final Code code;
  private final Invariance invariance;
  private final LineLoops names;

  Sharing(Context context, Loops loops) {
    this.c = context;
    this.code = context.code;
    this.invariance = new Invariance(context, loops);
    this.names = new LineLoops(context);
  }

  /**
   * What to write in place of {@code Arc::new(x.clone())}.
   *
   * @param copy {@code x.clone()}
   * @param copied {@code x}
   * @param shared the pointer that {@code x} is reached through, {@code x} itself for none
   */
  List<Fix> instead(int call, String pointer, int copy, int copied, int shared) {
    List<Fix> again = shareAgain(call, pointer, copied, shared);
    return again.isEmpty() ? madeBefore(call, copy, copied).stream().toList() : again;
  }

  /** {@code Arc::new((*shared).clone())}: the pointer that is there will do. */
  private List<Fix> shareAgain(int call, String pointer, int copied, int shared) {
    TypeRef type = c.items.resolve(c.values.of(shared).type());
    String name = code.tree.text(shared);
    boolean same = type.isCounted() && !type.reference() && type.simple().equals(pointer);
    if (shared == code.bare(copied) || !same || !name.matches("[\\w.]+")) {
      return List.of();
    }
    return Fix.keepingComments(
            "share '" + Names.simple(name) + "' instead of copying what it points to",
            FixSafety.UNSAFE,
            List.of(new Edit(code.span(call), handle(call, name))),
            code.tree.text())
        .stream()
        .toList();
  }

  /** {@code Arc::clone(&name)}, with the path of the call that it replaces. */
  private String handle(int call, String name) {
    String path = code.tree.text(code.function(call)).replaceFirst("\\w+$", "clone");
    return path + "(&" + name + ")";
  }

  /** The same value copied in each round of a loop is copied once, in front of it. */
  private Optional<Fix> madeBefore(int call, int copy, int copied) {
    Optional<LoopFront> front = LoopFront.of(code, call);
    Optional<Local> lent =
        code.is(copied, code.s.identifier)
            ? c.scopes.find(code.tree.text(copied)).filter(this::isLent)
            : Optional.empty();
    boolean made = code.fieldText(code.function(call), code.s.nameField).equals("new");
    boolean plain = !code.method(copy).equals("to_string") && made;
    if (front.isEmpty() || lent.isEmpty() || !plain || !invariance.of(call, List.of(copied))) {
      return Optional.empty();
    }
    String name = "shared_" + lent.get().name();
    boolean before = lent.get().declaration() < front.get().loop();
    if (!before || names.isTaken(name, call)) {
      return Optional.empty();
    }
    return Fix.keepingComments(
        "copy '%s' once, before the loop, and share that".formatted(lent.get().name()),
        FixSafety.UNSAFE,
        List.of(
            front.get().insertion("let %s = %s;".formatted(name, code.tree.text(call))),
            new Edit(code.span(call), handle(call, name))),
        code.tree.text());
  }

  /** A reference that the caller gave: what it refers to stays as it is while the loop runs. */
  private boolean isLent(Local local) {
    return code.is(local.declaration(), code.s.parameter)
        && !code.fieldText(local.declaration(), code.s.typeField).startsWith("&mut")
        && local.value().type().reference();
  }
}
