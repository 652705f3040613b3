package agent.after;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Looks through the staged and the unstaged changes of a repository, line by line. */
public final class DiffReviewAfter {
  private DiffReviewAfter() {}

  public static void review(Consumer<String> check) throws IOException {
    for (String scope : List.of("--staged", "--")) {
      Process git = new ProcessBuilder("git", "diff", scope).start();
      try (BufferedReader output = git.inputReader()) {
        String line;
        while ((line = output.readLine()) != null) {
          check.accept(line);
        }
      }
    }
  }

  public static void show(BufferedReader commandOutput) throws IOException {
    String chunk;
    while ((chunk = commandOutput.readLine()) != null) {
      System.out.println(chunk.strip());
    }
  }
}
