package seeds;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;

/** Reviews what changed: takes git's lines while it runs. */
final class ChangeReviewAfter {
  private void eachLine(Consumer<String> line, String... command) throws IOException {
    Process git = new ProcessBuilder(command).start();
    try (BufferedReader reader = git.inputReader()) {
      for (String next = reader.readLine(); next != null; next = reader.readLine()) {
        line.accept(next);
      }
    }
  }

  void printTodos() throws IOException {
    eachLine(this::printTodo, "git", "diff", "--cached");
    eachLine(this::printTodo, "git", "diff");
  }

  private void printTodo(String line) {
    if (line.startsWith("+") && line.contains("TODO")) {
      System.out.println(line);
    }
  }
}
