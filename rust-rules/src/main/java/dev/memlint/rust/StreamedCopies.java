package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import dev.memlint.rust.Scopes.Local;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Copies a file to where its content was written on:
 *
 * <pre>{@code
 * let content = fs::read(path)?;     let mut file = File::open(path)?;
 * out.write_all(&content)?;          io::copy(&mut file, out)?;
 * }</pre>
 */
final class StreamedCopies {
  private final Context c;
  private final Code code;
  private final String source;
  private final LineLoops names;

  StreamedCopies(Context context) {
    this.c = context;
    this.code = context.code;
    this.source = code.tree.text();
    this.names = new LineLoops(context);
  }

  /**
   * The change of {@code fs::read(path)?} whose bytes are only written on.
   *
   * @param call the call by path that reads
   */
  Optional<Fix> of(int call) {
    int whole = names.checked(call);
    int let = whole == NONE ? NONE : code.tree.parent(whole);
    boolean read =
        c.callee(call).equals("std::fs::read")
            && code.is(code.function(call), code.s.scopedIdentifier)
            && code.is(let, code.s.letDeclaration);
    int use = read ? names.onlyUse(let) : NONE;
    int reference = use == NONE ? NONE : code.tree.parent(use);
    int write =
        code.is(reference, code.s.reference) ? code.tree.parent(code.tree.parent(reference)) : NONE;
    if (!code.method(write).equals("write_all")
        || code.enclosingBlock(write) != code.tree.parent(let)) {
      return Optional.empty();
    }
    boolean tried = code.is(code.tree.parent(write), code.s.tryExpression);
    int last = tried ? code.tree.parent(write) : write;
    int parent = code.tree.parent(last);
    boolean statement = tried && code.is(parent, code.s.expressionStatement);
    boolean result =
        !tried && code.isTail(last) && code.is(code.tree.parent(parent), code.s.functionItem);
    Optional<String> target = statement || result ? target(code.receiver(write)) : Optional.empty();
    UseEdits uses = new UseEdits(code, call);
    Optional<String> file = target.flatMap(t -> uses.name("std::fs::File"));
    Optional<String> io = file.flatMap(f -> uses.name("std::io"));
    if (io.isEmpty()) {
      return Optional.empty();
    }
    String name = names.isTaken("file", let) ? code.tree.text(use) : "file";
    String copy = "%s::copy(&mut %s, %s)?".formatted(io.get(), name, target.get());
    int value = code.field(let, code.s.valueField);
    int pattern = code.tree.start(code.field(let, code.s.patternField));
    int equals = source.lastIndexOf('=', code.tree.start(value));
    int start = code.tree.start(last);
    String indent = source.substring(source.lastIndexOf('\n', start - 1) + 1, start);
    List<Edit> edits = new ArrayList<>(uses.edits());
    edits.add(new Edit(new Span(pattern, equals), "mut " + name + " "));
    edits.add(new Edit(code.span(code.function(call)), file.get() + "::open"));
    edits.add(new Edit(code.span(last), tried ? copy : copy + ";\n" + indent + "Ok(())"));
    return Fix.keepingComments("copy it piece by piece", FixSafety.UNSAFE, edits, source);
  }

  /** The writer as a mutable reference, where its type says whether it is one. */
  private Optional<String> target(int writer) {
    String text = code.tree.text(writer);
    Optional<Local> local =
        code.is(writer, code.s.identifier) ? c.scopes.find(text) : Optional.empty();
    int declared = local.map(Local::declaration).orElse(NONE);
    if (code.is(declared, code.s.parameter)
        && code.fieldText(declared, code.s.typeField).startsWith("&mut ")) {
      return Optional.of(text);
    }
    boolean owned =
        local.filter(Local::mutable).isPresent() && !local.get().value().type().reference();
    return owned ? Optional.of("&mut " + text) : Optional.empty();
  }
}
