package dev.memlint.python;

import dev.memlint.python.LineLoops.Split;
import dev.memlint.python.Opened.Source;
import dev.memlint.python.ReadValues.Value;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the lines of a command's output while it runs, where a loop goes through all of it. Unsafe:
 * a command that fails is noticed behind the loop, when its first lines have been worked on.
 */
final class CaptureFixes {
  /** What {@code Popen} takes as {@code run} does. */
  private static final Set<String> SHARED =
      Set.of(
          "bufsize",
          "close_fds",
          "cwd",
          "encoding",
          "env",
          "errors",
          "executable",
          "shell",
          "start_new_session",
          "stderr",
          "stdin",
          "text",
          "universal_newlines");

  /** By these the output is text. */
  private static final Set<String> TEXT =
      Set.of("text", "universal_newlines", "encoding", "errors");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final Lines lines;
  private final ReadValues values;
  private final LineLoops loops;

  CaptureFixes(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.lines = new Lines(code);
    this.values = new ReadValues(code, scopes, lines);
    this.loops = new LineLoops(code, new Opened(code, scopes, meaning), lines, values);
  }

  /** The change for a call that captures all output. */
  Optional<Fix> of(int call) {
    if (!code.isReadable()) {
      return Optional.empty();
    }
    return switch (meaning.callee(call)) {
      case "subprocess.run" -> values.of(call).flatMap(value -> run(call, value));
      case "subprocess.check_output" ->
          values.of(call).flatMap(value -> started(call, value, value.node(), true));
      case "os.popen" -> shell(call);
      default -> Optional.empty();
    };
  }

  /** {@code run(..).stdout} is the content. */
  private Optional<Fix> run(int call, Value value) {
    int output = code.parent(value.node());
    boolean taken =
        code.is(output, NodeKind.ATTRIBUTE)
            && code.textIs(code.child(output, Field.ATTRIBUTE), "stdout");
    String check = code.text(code.keyword(call, "check"));
    boolean known = check.isEmpty() || check.equals("True") || check.equals("False");
    return taken && known ? started(call, value, output, check.equals("True")) : Optional.empty();
  }

  /**
   * {@code for line in os.popen(command).readlines():} to {@code for line in os.popen(command):}.
   */
  private Optional<Fix> shell(int call) {
    Value value = new Value(call, values.statement(call), Code.NONE, Code.NONE);
    int read = code.parent(code.parent(call));
    int content = code.calleeName(read).equals("read") ? read : call;
    Source pipe = new Source("", Optional.empty(), code.text(call), Optional.of(false));
    return loops
        .split(content)
        .flatMap(split -> loops.edits(split, pipe, value))
        .flatMap(this::fix);
  }

  /**
   * A process that is started for its lines.
   *
   * @param checked its failure is an error
   */
  private Optional<Fix> started(int call, Value value, int output, boolean checked) {
    int content = output;
    Optional<String> decoding = Optional.empty();
    int next = code.parent(code.parent(content));
    if (code.calleeName(next).equals("decode") && code.receiver(next) == content) {
      decoding = decoding(next, call);
      if (decoding.isEmpty()) {
        return Optional.empty();
      }
      content = next;
      next = code.parent(code.parent(content));
    }
    boolean trimmed =
        code.calleeName(next).equals("strip")
            && code.receiver(next) == content
            && code.hasNoArguments(next);
    Optional<Split> split = loops.split(trimmed ? next : content);
    Optional<Source> process = process(call, decoding);
    if (split.isEmpty() || process.isEmpty()) {
      return Optional.empty();
    }
    Optional<List<Edit>> edits = loops.edits(split.get(), process.get(), value);
    return checked
        ? edits.flatMap(
            looping ->
                check(module(call), value.statement()).flatMap(check -> fix(with(looping, check))))
        : edits.flatMap(this::fix);
  }

  private static List<Edit> with(List<Edit> edits, Edit last) {
    List<Edit> all = new ArrayList<>(edits);
    all.add(last);
    return all;
  }

  /** Behind the loop, what {@code check=True} does; a loop that is left early stops the command. */
  private Optional<Edit> check(String module, int loop) {
    for (int at = loop; at < code.subtreeEnd(loop); at++) {
      if (code.is(at, NodeKind.BREAK_STATEMENT) || code.is(at, NodeKind.RETURN_STATEMENT)) {
        return Optional.empty();
      }
    }
    String raise = "raise %s.CalledProcessError(process.returncode, process.args)";
    return lines
        .indent(loop)
        .flatMap(
            indent ->
                lines.behind(
                    loop,
                    "if process.returncode:"
                        + lines.newLine()
                        + indent
                        + lines.step()
                        + raise.formatted(module)));
  }

  private Optional<String> decoding(int decode, int call) {
    if (code.hasNoArguments(decode)) {
      return Optional.of("encoding=" + Quotes.like(code, call, "utf-8"));
    }
    boolean plain =
        code.allArguments(decode).length == 1 && code.literal(code.argument(decode, 0)).isPresent();
    return plain
        ? Optional.of("encoding=" + code.text(code.argument(decode, 0)))
        : Optional.empty();
  }

  /** The call that starts the process; empty when its arguments say more than can be kept. */
  private Optional<Source> process(int call, Optional<String> decoding) {
    List<String> options = new ArrayList<>();
    boolean decoded = false;
    for (int argument : code.allArguments(call)) {
      String name = code.text(code.child(argument, Field.NAME));
      int value = code.child(argument, Field.VALUE);
      boolean command = argument == code.argument(call, 0) || name.equals("args");
      if (command) {
        options.addFirst(onOneLine(argument));
        options.add(1, "stdout=" + module(call) + ".PIPE");
      } else if (name.equals("capture_output") && code.textIs(value, "True")) {
        options.add("stderr=" + module(call) + ".DEVNULL");
      } else if (SHARED.contains(name) && !code.text(value).endsWith("PIPE")) {
        options.add(onOneLine(argument));
        decoded |= TEXT.contains(name) && !code.textIs(value, "False");
      } else if (!name.equals("stdout") && !name.equals("check")) {
        return Optional.empty();
      }
    }
    decoding.ifPresent(options::add);
    boolean plain =
        code.is(code.child(call, Field.FUNCTION), NodeKind.ATTRIBUTE)
            && code.argument(call, 0, "args") != Code.NONE
            && !(decoded && decoding.isPresent())
            && !hasComment(call)
            && !lines.hasLongText(call)
            && scopes.of(call).find("process").isEmpty()
            && NameUses.isFree(code, scopes.of(call).functionOrModule().node(), "process");
    String start = module(call) + ".Popen(" + String.join(", ", options) + ")";
    return plain
        ? Optional.of(
            new Source(
                "process",
                Optional.of(start),
                "process.stdout",
                Optional.of(!decoded && decoding.isEmpty())))
        : Optional.empty();
  }

  /** {@code subprocess}, or what the file calls it. */
  private String module(int call) {
    return code.text(code.child(code.child(call, Field.FUNCTION), Field.OBJECT));
  }

  private boolean hasComment(int call) {
    for (int at = call; at < code.subtreeEnd(call); at++) {
      if (code.is(at, NodeKind.COMMENT)) {
        return true;
      }
    }
    return false;
  }

  private String onOneLine(int argument) {
    return code.text(argument)
        .replaceAll("([\\[(])\\s*\n\\s*", "$1")
        .replaceAll(",?\\s*\n\\s*([\\])])", "$1")
        .replaceAll("\\s*\n\\s*", " ");
  }

  private Optional<Fix> fix(List<Edit> edits) {
    return Fix.keepingComments(
        "take the lines while it runs", FixSafety.UNSAFE, edits, code.tree().text());
  }
}
