package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rust.Scopes.Local;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes down calls that capture all output of a process, with the command as far as visible. */
final class Captures {
  private static final String HOTSPOT = "full-output-capture";
  private static final int MAX_STEPS = 64;

  /** Names of a project's own functions that may run a command and give back what it prints. */
  private static final Pattern RUNNER =
      Pattern.compile("(.*_)?(run|git|hg|svn|exec|execute|cmd|command|shell|sh|output|call)(_.*)?");

  private final Context c;
  private final Code code;
  private final CommandWords words;
  private final Consumptions consumptions;
  private final StreamedOutput streamed;

  Captures(Context context) {
    this.c = context;
    this.code = context.code;
    this.words = new CommandWords(context);
    this.consumptions = new Consumptions(context);
    this.streamed = new StreamedOutput(context);
  }

  void call(int call) {
    String method = code.method(call);
    if (method.equals("output") || method.equals("wait_with_output")) {
      captured(call, method);
    } else {
      ownRunner(call, method.isEmpty() ? Names.simple(code.path(code.function(call))) : method);
    }
  }

  /** {@code Command::new("git").arg("log").output()}, also with the command in a variable. */
  private void captured(int call, String method) {
    Deque<String> command = new ArrayDeque<>();
    boolean piped = method.equals("output");
    int at = code.bare(code.receiver(call));
    for (int step = 0; step < MAX_STEPS && at != NONE; step++) {
      if (code.isMethodCall(at)) {
        piped |= isPiped(at);
        argument(at).ifPresent(command::addFirst);
        at = code.bare(code.receiver(at));
      } else if (code.is(at, code.s.identifier)) {
        Optional<Local> local = c.scopes.find(code.tree.text(at));
        int made = local.map(Local::initializer).orElse(NONE);
        if (made == NONE) {
          return;
        }
        piped |= later(code.tree.text(at), code.tree.subtreeEnd(made), call, command);
        at = code.bare(made);
      } else {
        root(call, method, at, command, piped);
        return;
      }
    }
  }

  private void root(int call, String method, int made, Deque<String> command, boolean piped) {
    String callee = code.is(made, code.s.call) ? c.callee(made) : "";
    String type = callee.endsWith("::new") ? callee.substring(0, callee.length() - 5) : "";
    boolean known =
        c.apis.call(type + "::" + method).filter(entry -> entry.mayBe(HOTSPOT)).isPresent();
    if (known && piped) {
      command.addFirst(words.of(code.argument(made, 0)));
      boolean std = type.equals("std::process::Command") && method.equals("output");
      add(
          call,
          "Command::" + method,
          true,
          String.join(" ", command),
          std ? streamed.of(call) : Optional.empty());
    }
  }

  private static boolean isPipe(String text) {
    return text.contains("piped");
  }

  private boolean isPiped(int step) {
    return code.method(step).equals("stdout") && isPipe(code.tree.text(code.argument(step, 0)));
  }

  /** The words that a step adds. */
  private Optional<String> argument(int step) {
    return switch (code.method(step)) {
      case "arg", "args" -> Optional.of(words.of(code.argument(step, 0)));
      default -> Optional.empty();
    };
  }

  /** Words that statements add to the command in a variable; whether one pipes its output. */
  private boolean later(String name, int from, int end, Deque<String> command) {
    boolean piped = false;
    Deque<String> added = new ArrayDeque<>();
    for (int node = from; node < end; node++) {
      if (code.isMethodCall(node) && startsWith(node, name)) {
        piped |= isPiped(node);
        argument(node).ifPresent(added::addFirst); // in reading order the last step stands first
      }
    }
    added.forEach(command::addFirst);
    return piped;
  }

  private boolean startsWith(int step, String name) {
    int at = step;
    for (int depth = 0; depth < MAX_STEPS && code.isMethodCall(at); depth++) {
      at = code.bare(code.receiver(at));
    }
    return code.is(at, code.s.identifier) && code.tree.textIs(at, name);
  }

  /** {@code self.run_git(&["ls-files"])}: a function of the project that may return the output. */
  private void ownRunner(int call, String name) {
    int first = code.bare(code.argument(call, 0));
    boolean literal = code.is(first, code.s.arrayExpression) || code.is(first, code.s.string);
    if (!literal || code.isMacro(call) || !RUNNER.matcher(name).matches()) {
      return;
    }
    StringBuilder command = new StringBuilder();
    for (int i = 0; i < code.arguments(call); i++) {
      command.append(words.of(code.argument(call, i))).append(' ');
    }
    boolean git = name.toLowerCase(Locale.ROOT).contains("git") && command.indexOf("git ") != 0;
    String told = (git ? "git " : "") + command.toString().strip();
    add(call, name, false, told, Optional.empty());
  }

  private void add(int call, String api, boolean certain, String command, Optional<Fix> fix) {
    c.facts.call(
        new CallFact(
            c.site(call),
            HOTSPOT,
            api,
            certain,
            command,
            false,
            consumptions.of(call),
            List.of(),
            Optional.empty(),
            false,
            fix.stream().toList()));
  }
}
