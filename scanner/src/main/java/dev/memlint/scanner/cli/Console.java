package dev.memlint.scanner.cli;

import dev.memlint.scanner.terminal.Links;
import dev.memlint.scanner.terminal.Style;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the command writes, and what it may assume of it.
 *
 * @param out for reports only; a reader that goes away is no error
 * @param err for everything else
 * @param outIsTerminal whether a person sees {@code out}
 * @param errIsTerminal whether a person sees {@code err}
 * @param in what a person types; empty when nobody does
 * @param piped standard input as it is, for sources
 */
public record Console(
    OutputStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Optional<BufferedReader> in,
    InputStream piped,
    Map<String, String> environment) {

  private static final int MAX_WIDTH = 100;
  private static final int MIN_WIDTH = 40;

  /** The process's own streams. The launcher says whether they are terminals: Java cannot tell. */
  public static Console ofProcess() {
    return new Console(
        new PipeStream(new FileOutputStream(FileDescriptor.out)),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        Boolean.getBoolean("memlint.out.terminal"),
        Boolean.getBoolean("memlint.err.terminal"),
        Optional.ofNullable(System.console())
            .filter(java.io.Console::isTerminal)
            .map(java.io.Console::reader)
            .map(BufferedReader::new),
        new FileInputStream(FileDescriptor.in),
        System.getenv());
  }

  /** Colours for a stream under {@code --color}. */
  Style style(ColorChoice choice, boolean terminal) {
    return switch (choice) {
      case ALWAYS -> Style.ANSI;
      case NEVER -> Style.PLAIN;
      // https://no-color.org: present and not empty, whatever its value.
      case AUTO ->
          terminal
                  && environment.getOrDefault("NO_COLOR", "").isEmpty()
                  && !environment.getOrDefault("TERM", "").equals("dumb")
              ? Style.ANSI
              : Style.PLAIN;
    };
  }

  /**
   * Links for a stream, in terminals that are known to follow them.
   *
   * @param root what a report's paths are relative to
   */
  Links links(boolean terminal, Path root) {
    boolean follows =
        List.of("VTE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "WEZTERM_PANE")
                .stream()
                .anyMatch(environment::containsKey)
            || List.of("iTerm.app", "vscode", "ghostty", "WezTerm")
                .contains(environment.getOrDefault("TERM_PROGRAM", ""));
    String forced = environment.getOrDefault("FORCE_HYPERLINK", "");
    boolean wanted = forced.isEmpty() ? terminal && follows : !forced.equals("0");
    return wanted ? new Links(Optional.of(root)) : Links.NONE;
  }

  /** Columns for prose. */
  int width() {
    String columns = environment.getOrDefault("COLUMNS", "");
    int stated = columns.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(columns) : MAX_WIDTH;
    return Math.clamp(stated, MIN_WIDTH, MAX_WIDTH);
  }

  /** Where the sources can be read, when this is a GitHub job; with a slash at the end. */
  Optional<String> sources() {
    String server = environment.getOrDefault("GITHUB_SERVER_URL", "");
    String repository = environment.getOrDefault("GITHUB_REPOSITORY", "");
    String commit = environment.getOrDefault("GITHUB_SHA", "");
    boolean known =
        server.matches("https://[\\w.-]+(:\\d+)?")
            && repository.matches("[\\w.-]+/[\\w.-]+")
            && commit.matches("[0-9a-f]{40,64}");
    return known
        ? Optional.of(server + "/" + repository + "/blob/" + commit + "/")
        : Optional.empty();
  }

  /** When to use colours. */
  enum ColorChoice {
    AUTO,
    ALWAYS,
    NEVER
  }
}
