package agent.before;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Looks through the staged and the unstaged changes of a repository. */
public final class DiffReviewBefore {
  private DiffReviewBefore() {}

  /** Both diffs stand in memory before the first line is looked at; they can be 50 MB. */
  public static void review(Consumer<String> check) throws IOException {
    List<String> combinedDiff = new ArrayList<>(); //~ java/accumulate-then-process
    for (String scope : List.of("--staged", "--")) {
      Process git = new ProcessBuilder("git", "diff", scope).start();
      try (BufferedReader output = git.inputReader()) {
        String line;
        while ((line = output.readLine()) != null) {
          combinedDiff.add(line);
        }
      }
    }
    for (String line : combinedDiff) {
      check.accept(line);
    }
  }

  /** Nothing is shown before the command has ended. */
  public static void show(BufferedReader commandOutput) throws IOException {
    List<String> results = new ArrayList<>(); //~ java/accumulate-then-process
    String chunk;
    while ((chunk = commandOutput.readLine()) != null) {
      results.add(chunk.strip());
    }
    results.forEach(System.out::println);
  }
}
