package seeds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reviews what changed: holds both diffs, puts them together, and lists every file of the repository. */
final class ChangeReviewBefore {
  private String askGit(String... arguments) throws IOException {
    Process git = new ProcessBuilder(arguments).start();
    return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  List<String> addedTodos() throws IOException {
    String staged = askGit("diff", "--cached"); //~ java/full-output-capture "git diff --cached"
    String unstaged = askGit("diff"); //~ java/full-output-capture
    List<String> found = new ArrayList<>();
    for (String line : (staged + unstaged).split("\n")) {
      if (line.startsWith("+") && line.contains("TODO")) {
        found.add(line);
      }
    }
    return found;
  }

  void printUntested() throws IOException {
    for (String path : askGit("ls-files").split("\n")) { //~ java/full-output-capture "git ls-files"
      if (path.endsWith(".java") && !path.contains("Test")) {
        System.out.println(path);
      }
    }
  }
}
