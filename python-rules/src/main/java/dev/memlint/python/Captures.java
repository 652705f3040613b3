package dev.memlint.python;

import dev.memlint.python.Binding.How;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.Names;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes down calls that capture all output of a process, with the command as far as visible. */
final class Captures {
  static final String HOTSPOT = "full-output-capture";

  /** Names of a project's own functions that may run a command and give back what it prints. */
  private static final Pattern RUNNER =
      Pattern.compile(
          "(?i)_*(.*_)?(run|git|hg|svn|exec|execute|cmd|command|shell|sh|output|call)(_.*)?");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final CommandWords words;
  private final Consumptions consumptions;
  private final Sites sites;
  private final FactsBuilder out;
  private final CaptureFixes fixes;

  Captures(
      Code code,
      Scopes scopes,
      Meaning meaning,
      Consumptions consumptions,
      Sites sites,
      FactsBuilder out) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.words = new CommandWords(code, scopes);
    this.consumptions = consumptions;
    this.sites = sites;
    this.out = out;
    this.fixes = new CaptureFixes(code, scopes, meaning);
  }

  /** A call expression. */
  void call(int node) {
    String callee = meaning.callee(node);
    Optional<Api> api = meaning.table().call(callee).filter(entry -> entry.mayBe(HOTSPOT));
    if (api.isPresent()) {
      known(node, api.get());
    } else if (callee.startsWith("git.cmd.Git.")) {
      String subcommand = Names.simple(callee).replace('_', '-');
      add(node, "Repo.git." + Names.simple(callee), true, command("git " + subcommand, node));
    } else if (meaning.table().call(callee).isEmpty()) {
      ownRunner(node);
    }
  }

  private void known(int node, Api api) {
    boolean ofProcess = api.argument() < 0;
    int started = ofProcess ? startOf(code.receiver(node)) : node;
    if (started == Code.NONE) {
      return;
    }
    boolean captures =
        api.boundedBy().isEmpty() || api.boundedBy().stream().anyMatch(k -> asks(started, k));
    if (captures && !isPipe(node, api)) {
      String command =
          code.calleeName(started).equals("create_subprocess_exec")
              ? command("", started)
              : words.of(code.argument(started, 0, "args"));
      add(node, api.call(), true, command);
    }
  }

  /** {@code for line in os.popen(command)}: takes each line as it comes. */
  private boolean isPipe(int node, Api api) {
    int loop = code.parent(node);
    return api.call().equals("os.popen")
        && (code.is(loop, NodeKind.FOR_STATEMENT) || code.is(loop, NodeKind.FOR_IN_CLAUSE));
  }

  /** {@code capture_output=True}, {@code stdout=PIPE}. */
  private boolean asks(int call, String keyword) {
    String value = code.text(code.keyword(call, keyword));
    return value.equals("True") || Names.simple(value).equals("PIPE");
  }

  /** The call that started the process in this expression. */
  private int startOf(int process) {
    if (code.is(process, NodeKind.CALL)) {
      return process;
    }
    if (!code.is(process, NodeKind.IDENTIFIER)) {
      return Code.NONE;
    }
    return scopes.of(process).find(code.text(process)).stream()
        .filter(b -> b.is(How.ASSIGNED) || b.is(How.CONTEXT))
        .map(b -> code.bare(b.value()))
        .filter(value -> code.is(value, NodeKind.CALL))
        .findFirst()
        .orElse(Code.NONE);
  }

  /** {@code self.run_git(["ls-files"])}: a function of the project that may return the output. */
  private void ownRunner(int node) {
    String name = code.calleeName(node);
    int first = code.argument(node, 0);
    boolean literal =
        code.is(first, NodeKind.LIST) || code.is(first, NodeKind.TUPLE) || code.isString(first);
    if (!literal || !RUNNER.matcher(name).matches()) {
      return;
    }
    String program = name.toLowerCase(Locale.ROOT).contains("git") ? "git" : "";
    String command = code.isString(first) ? command("", node) : words.of(first);
    add(
        node,
        name,
        false,
        command.startsWith("git ") ? command : (program + " " + command).strip());
  }

  /** A command whose words are the call's arguments. */
  private String command(String start, int call) {
    StringBuilder command = new StringBuilder(start);
    for (int argument : code.arguments(call)) {
      command.append(' ').append(words.of(argument));
    }
    return command.toString().strip();
  }

  private void add(int node, String api, boolean certain, String command) {
    Set<Consumption> consumed = consumptions.of(node, HOTSPOT);
    out.call(
        new CallFact(
            sites.brief(node),
            HOTSPOT,
            api,
            certain,
            command,
            false,
            consumed,
            List.of(),
            Optional.empty(),
            false,
            fixes.of(node).stream().toList()));
  }
}
