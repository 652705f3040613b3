package dev.memlint.rules.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How much a command prints, judged by the words that the code starts it with. */
enum CommandOutput {
  /** A line or a few, whatever it is run on. */
  SMALL,
  /** As much as its subject is large: a history, a tree, a log. */
  LARGE,
  /** Not visible, or not known. */
  UNKNOWN;

  /** Subcommands whose output grows with what they are run on, by program. */
  private static final Map<String, Set<String>> LARGE_SUBCOMMANDS =
      Map.ofEntries(
          Map.entry(
              "git",
              Set.of(
                  "archive",
                  "blame",
                  "cat-file",
                  "diff",
                  "diff-index",
                  "diff-tree",
                  "fast-export",
                  "format-patch",
                  "grep",
                  "log",
                  "ls-files",
                  "ls-tree",
                  "reflog",
                  "rev-list",
                  "shortlog",
                  "show",
                  "whatchanged")),
          Map.entry("hg", Set.of("annotate", "diff", "export", "files", "log", "manifest")),
          Map.entry("svn", Set.of("blame", "cat", "diff", "list", "log")),
          Map.entry("docker", Set.of("events", "export", "logs", "save")),
          Map.entry("podman", Set.of("events", "export", "logs", "save")),
          Map.entry("kubectl", Set.of("logs")),
          Map.entry("cargo", Set.of("metadata", "tree")),
          Map.entry("npm", Set.of("ls")),
          Map.entry("aws", Set.of("logs")),
          Map.entry("p4", Set.of("describe", "files", "print")));

  /** Programs whose output grows with what they are run on, whatever follows. */
  private static final Set<String> LARGE_PROGRAMS =
      Set.of(
          "cat",
          "curl",
          "dmesg",
          "find",
          "grep",
          "gunzip",
          "journalctl",
          "lsof",
          "mysqldump",
          "nm",
          "objdump",
          "pg_dump",
          "pg_dumpall",
          "ps",
          "rg",
          "strings",
          "tcpdump",
          "tree",
          "wget",
          "xz",
          "xzcat",
          "zcat",
          "zstdcat");

  /** Words that leave little of any output, or one line for each thing that is asked about. */
  private static final Set<String> SMALL_WORDS =
      Set.of(
          "--count",
          "--error-unmatch",
          "--exit-code",
          "--help",
          "--is-ancestor",
          "--no-patch",
          "--quiet",
          "--shortstat",
          "--version",
          "-1",
          "-c1",
          "-I",
          "-m1",
          "-n1",
          "-o/dev/null",
          "--head");

  private static final Pattern LIMITING_WORD =
      Pattern.compile("--max-count=\\d+|-n=?\\d{1,4}|-\\d{1,4}|--tail=\\d+|--lines=\\d+|-maxdepth");

  /** Options whose next word is a limit: {@code -n 1}, {@code --tail 100}, {@code -p PID}. */
  private static final Set<String> LIMITING_OPTIONS =
      Set.of("--lines", "--max-count", "--tail", "-n", "-p", "-m");

  private static final Pattern RECURSIVE = Pattern.compile("-\\w*r\\w*|--full-tree");

  /** Programs behind a pipe that leave little. */
  private static final Pattern SHORTENING_PIPE =
      Pattern.compile("\\|\\s*(head|tail|wc|grep -c|grep -q|grep -m)\\b");

  /** Programs that only start another one. */
  private static final Set<String> STARTERS = Set.of("env", "nice", "nohup", "sudo", "time");

  /**
   * How much a command prints.
   *
   * @param command its words joined by blanks, {@code …} for what is not visible
   */
  static CommandOutput of(String command) {
    if (SHORTENING_PIPE.matcher(command).find()) {
      return SMALL;
    }
    List<String> words =
        Arrays.stream(command.split("\\s+"))
            .filter(word -> !word.isEmpty())
            .dropWhile(word -> STARTERS.contains(word) || word.contains("=") && isAssignment(word))
            .toList();
    if (words.isEmpty()) {
      return UNKNOWN;
    }
    String program = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
    List<String> rest = words.subList(1, words.size());
    if (rest.stream().anyMatch(CommandOutput::isLimiting)) {
      return SMALL;
    }
    if (LARGE_PROGRAMS.contains(program)) {
      return LARGE;
    }
    if (rest.contains("ls-tree") && rest.stream().noneMatch(RECURSIVE.asMatchPredicate())) {
      return SMALL; // one level of a tree, or the one path that is named
    }
    Set<String> large = LARGE_SUBCOMMANDS.getOrDefault(program, Set.of());
    return rest.stream()
            .filter(word -> !word.startsWith("-"))
            .limit(2) // a subcommand may stand behind the value of an option: git -C folder log
            .anyMatch(large::contains)
        ? LARGE
        : UNKNOWN;
  }

  private static boolean isAssignment(String word) {
    return word.matches("[A-Z_]+=.*");
  }

  private static boolean isLimiting(String word) {
    return SMALL_WORDS.contains(word)
        || LIMITING_OPTIONS.contains(word)
        || LIMITING_WORD.matcher(word).matches();
  }
}
