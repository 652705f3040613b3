package dev.memlint.python;

import dev.memlint.python.Opened.Source;
import dev.memlint.python.ReadValues.Value;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a file piece by piece where it is read whole: line by line in a loop, in chunks by what
 * copies or hashes it. None of it is safe, since errors come later and the file stays open longer.
 */
final class ReadFixes {
  private final Code code;
  private final Meaning meaning;
  private final Opened opened;
  private final LineLoops loops;
  private final ReadValues values;
  private final NewImport imports;

  ReadFixes(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.meaning = meaning;
    this.opened = new Opened(code, scopes, meaning);
    Lines lines = new Lines(code);
    this.values = new ReadValues(code, scopes, lines);
    this.loops = new LineLoops(code, opened, lines, values);
    this.imports = new NewImport(code, scopes);
  }

  /** The change for a call that reads a whole file. */
  Optional<Fix> of(int read) {
    if (!code.isReadable()) {
      return Optional.empty();
    }
    return loops.of(read).or(() -> copy(read)).or(() -> digest(read));
  }

  /** {@code out.write(file.read())} to {@code shutil.copyfileobj(file, out)}. */
  private Optional<Fix> copy(int read) {
    int write = code.parent(code.parent(read));
    int file = code.receiver(read);
    int out = code.is(write, NodeKind.CALL) ? code.receiver(write) : Code.NONE;
    boolean plain =
        code.calleeName(read).equals("read")
            && code.hasNoArguments(read)
            && code.calleeName(write).equals("write")
            && code.allArguments(write).length == 1
            && code.is(code.parent(write), NodeKind.EXPRESSION_STATEMENT)
            && isFile(file)
            && isFile(out);
    if (!plain) {
      return Optional.empty();
    }
    return imports
        .of("shutil", read)
        .flatMap(
            known -> {
              List<Edit> edits = new ArrayList<>(known.edits());
              String call = "%s.copyfileobj(%s, %s)";
              edits.add(
                  new Edit(
                      code.span(write),
                      call.formatted(known.name(), code.text(file), code.text(out))));
              return fix("copy it in chunks", edits);
            });
  }

  private boolean isFile(int variable) {
    return code.is(variable, NodeKind.IDENTIFIER)
        && meaning.typeOf(variable).filter(type -> type.is("file")).isPresent();
  }

  /** {@code hashlib.sha256(file.read())} to {@code hashlib.file_digest(file, "sha256")}. */
  private Optional<Fix> digest(int read) {
    Optional<Value> value = values.of(read);
    int call = value.map(found -> code.parent(code.parent(found.node()))).orElse(Code.NONE);
    String callee = code.is(call, NodeKind.CALL) ? meaning.callee(call) : "";
    int function = code.child(call, Field.FUNCTION);
    boolean plain =
        callee.matches("hashlib\\.(?:md5|sha1|sha(?:3_)?(?:224|256|384|512)|blake2[bs])")
            && code.is(function, NodeKind.ATTRIBUTE)
            && code.allArguments(call).length == 1;
    Optional<Source> source =
        plain ? opened.behind(read).filter(Source::isBinary) : Optional.empty();
    if (source.isEmpty()) {
      return Optional.empty();
    }
    String made =
        "%s.file_digest(%s, %s)"
            .formatted(
                code.text(code.child(function, Field.OBJECT)),
                source.get().name(),
                Quotes.like(code, call, code.text(code.child(function, Field.ATTRIBUTE))));
    return values
        .moved(value.get(), source.get())
        .flatMap(
            moved -> {
              List<Edit> edits = new ArrayList<>(moved.edits());
              edits.add(new Edit(code.span(call), made));
              return fix("let hashlib read it, with Python 3.11 or later", edits);
            });
  }

  private Optional<Fix> fix(String title, List<Edit> edits) {
    return Fix.keepingComments(title, FixSafety.UNSAFE, edits, code.tree().text());
  }
}
