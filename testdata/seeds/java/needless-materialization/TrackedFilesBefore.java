import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Audits the files that a repository tracks; makes lists of all of them on the way. */
final class TrackedFilesBefore {
  private final Function<String, String> git;
  private final Path root;

  TrackedFilesBefore(Function<String, String> git, Path root) {
    this.git = git;
    this.root = root;
  }

  int missingFiles() {
    int missing = 0;
    String output = git.apply("ls-files");
    for (String name : output.split("\n")) { //~ java/needless-materialization
      missing += Files.exists(root.resolve(name)) ? 0 : 1;
    }
    return missing;
  }

  int fileCount() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.collect(Collectors.toList()).size(); //~ java/needless-materialization
    }
  }

  void printContextFiles() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      List<Path> allContextFiles = paths.filter(path -> path.toString().endsWith(".context.md")).toList(); //~ java/needless-materialization
      for (Path path : allContextFiles) {
        System.out.println(path);
      }
    }
  }
}
