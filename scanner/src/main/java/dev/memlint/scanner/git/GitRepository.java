package dev.memlint.scanner.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;

/**
 * A work tree, asked through the user's own {@code git}. The repository may be hostile: no hook,
 * external diff or filter of it runs.
 */
public final class GitRepository {
  /** What the user's settings could otherwise change in the output, or run. */
  private static final List<String> SETTINGS =
      List.of("-c", "core.quotepath=true", "-c", "core.fsmonitor=false", "--no-pager");

  private static final List<String> DIFF =
      List.of(
          "diff",
          "--no-ext-diff",
          "--no-textconv",
          "--no-color",
          "--text",
          "--find-renames",
          "--ignore-submodules=none");

  private static final List<String> LOG =
      List.of("log", "--reverse", "--format=", "--no-color", "--find-renames");

  private static final List<String> LINES =
      List.of("--unified=0", "--submodule=diff", "--src-prefix=a/", "--dst-prefix=b/");

  private static final int SAID_LINES = 3;

  private final Path top;
  private final String git;

  /**
   * A repository.
   *
   * @param top the directory that holds {@code .git}, a real path
   */
  public GitRepository(Path top) {
    this(top, "git");
  }

  GitRepository(Path top, String git) {
    this.top = top;
    this.git = git;
  }

  /** The last commit. */
  public String head() throws GitException, InterruptedException {
    return commit("HEAD")
        .orElseThrow(() -> new GitException(top + " has no commit", "name another repository"));
  }

  /**
   * What differs between the work tree and the point at which it left a branch, with files that git
   * does not know yet.
   *
   * @param ref a branch, tag or commit
   * @throws GitException when the two have no common history here
   */
  public Changes since(String ref) throws GitException, InterruptedException {
    check();
    String base = mergeBase(ref);
    return changes(base, all -> true);
  }

  /**
   * What differs between the work tree and the last commit in the files that are staged; where a
   * file has changes that are not staged, those too.
   */
  public Changes staged() throws GitException, InterruptedException {
    check();
    String head = commit("HEAD").isPresent() ? "HEAD" : emptyTree();
    List<String> names = new ArrayList<>();
    List<String> command = new ArrayList<>(DIFF);
    command.addAll(List.of("--cached", "--name-only", "-z", head, "--"));
    ask('\0', names::add, command);
    return changes(head, names::contains);
  }

  /**
   * Where files are now that were renamed since a file of the repository was last committed, or
   * since the last commit.
   *
   * @param wanted earlier paths
   * @return the path now by the earlier path, for those that are found
   */
  public Map<String, String> renamesSince(Path file, Set<String> wanted)
      throws GitException, InterruptedException {
    check();
    if (commit("HEAD").isEmpty()) {
      return Map.of();
    }
    List<String> last = new ArrayList<>();
    if (file.startsWith(top)) {
      ask('\n', last::add, List.of("log", "-1", "--format=%H", "--", file.toString()));
    }
    String base = last.isEmpty() ? "HEAD" : last.getFirst();
    Map<String, String> direct = renames(DIFF, base);
    if (direct.keySet().containsAll(wanted)) {
      return direct;
    }
    // A file that was renamed and then rewritten is only found step by step.
    Map<String, String> steps = renames(LOG, base + "..HEAD");
    renames(DIFF, "HEAD").forEach((from, to) -> follow(steps, from, to));
    steps.putAll(direct);
    return steps;
  }

  /** The path after all of the renames that git lists, by the path before. */
  private Map<String, String> renames(List<String> command, String range)
      throws GitException, InterruptedException {
    List<String> words = new ArrayList<>();
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(List.of("--name-status", "--diff-filter=R", "-z", range, "--"));
    ask('\0', words::add, arguments);
    Map<String, String> renames = new HashMap<>();
    for (int i = 0; i + 2 < words.size(); i += 3) {
      follow(renames, words.get(i + 1), words.get(i + 2));
    }
    return renames;
  }

  private static void follow(Map<String, String> renames, String from, String to) {
    boolean known = renames.containsValue(from);
    renames.replaceAll((first, now) -> now.equals(from) ? to : now);
    if (!known) {
      renames.put(from, to);
    }
  }

  private interface Names {
    boolean wants(String name);
  }

  private Changes changes(String base, Names names) throws GitException, InterruptedException {
    DiffReader reader = new DiffReader();
    List<String> command = new ArrayList<>(DIFF);
    command.addAll(LINES);
    command.add(base);
    command.add("--");
    ask('\n', reader::line, command);
    Map<String, LineSet> lines = new HashMap<>(reader.changed());
    ask(
        '\0',
        name -> lines.put(name, LineSet.everything()),
        List.of("ls-files", "--others", "--exclude-standard", "-z"));
    lines.keySet().removeIf(name -> !names.wants(name));
    return Changes.of(top, lines);
  }

  private String mergeBase(String ref) throws GitException, InterruptedException {
    String fetch = "fetch it, for example: git fetch origin " + ref;
    boolean shallow = isShallow();
    String deepen =
        "this clone is shallow: git fetch --unshallow origin, or fetch-depth: 0 of"
            + " actions/checkout";
    if (commit(ref).isEmpty()) {
      throw new GitException("there is no commit '" + ref + "' here", shallow ? deepen : fetch);
    }
    List<String> base = new ArrayList<>();
    run('\n', base::add, List.of("merge-base", "--", ref, "HEAD"));
    if (base.isEmpty()) {
      throw new GitException(
          "'" + ref + "' and HEAD have no common commit here",
          shallow ? deepen : "name a branch that this one was made from");
    }
    return base.getFirst();
  }

  /** Whether git takes this for a repository, and may read it. */
  private void check() throws GitException, InterruptedException {
    ask('\n', line -> {}, List.of("rev-parse", "--git-dir"));
  }

  private boolean isShallow() throws GitException, InterruptedException {
    List<String> said = new ArrayList<>();
    ask('\n', said::add, List.of("rev-parse", "--is-shallow-repository"));
    return said.contains("true");
  }

  private Optional<String> commit(String ref) throws GitException, InterruptedException {
    List<String> found = new ArrayList<>();
    run(
        '\n',
        found::add,
        List.of("rev-parse", "--verify", "--quiet", "--end-of-options", ref + "^{commit}"));
    return found.stream().findFirst();
  }

  private String emptyTree() throws GitException, InterruptedException {
    List<String> tree = new ArrayList<>();
    ask('\n', tree::add, List.of("hash-object", "-t", "tree", "--stdin"));
    return tree.getFirst();
  }

  private void ask(char end, Consumer<String> part, List<String> arguments)
      throws GitException, InterruptedException {
    Answer answer = run(end, part, arguments);
    if (answer.status != 0) {
      throw new GitException(
          "git " + arguments.getFirst() + " failed in " + top + ": " + answer.complaint,
          "mend what git complains of, or scan without --changed-since, --staged and --baseline");
    }
  }

  /**
   * How git ended.
   *
   * @param complaint the first lines on its standard error
   */
  private record Answer(int status, String complaint) {}

  /** Hands over each part of what git writes, split at {@code end}. */
  private Answer run(char end, Consumer<String> part, List<String> arguments)
      throws GitException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(git));
    command.addAll(SETTINGS);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(top.toFile());
    builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().remove("GIT_EXTERNAL_DIFF");
    try {
      Process process = builder.start();
      StringJoiner complaint = new StringJoiner("; ");
      // Beside the output, so that neither of the two pipes fills up.
      Thread complaints =
          Thread.startVirtualThread(
              () -> {
                int[] lines = {0};
                process
                    .errorReader(UTF_8)
                    .lines()
                    .filter(line -> lines[0]++ < SAID_LINES)
                    .forEach(complaint::add);
              });
      try (InputStream out = new BufferedInputStream(process.getInputStream())) {
        process.getOutputStream().close();
        split(out, end, part);
      }
      int status = process.waitFor();
      complaints.join();
      return new Answer(status, complaint.toString());
    } catch (IOException e) {
      throw new GitException(
          "git cannot be run: " + e.getMessage(), "install git, or leave out what needs it");
    }
  }

  private static void split(InputStream in, char end, Consumer<String> part) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == end) {
        part.accept(bytes.toString(UTF_8));
        bytes.reset();
      } else {
        bytes.write(b);
      }
    }
    if (bytes.size() > 0) {
      part.accept(bytes.toString(UTF_8));
    }
  }
}
