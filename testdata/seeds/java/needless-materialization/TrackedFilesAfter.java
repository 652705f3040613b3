import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;

/** Audits the files that a repository tracks, one at a time. */
final class TrackedFilesAfter {
  private final Function<String, String> git;
  private final Path root;

  TrackedFilesAfter(Function<String, String> git, Path root) {
    this.git = git;
    this.root = root;
  }

  long missingFiles() {
    String output = git.apply("ls-files");
    return output.lines().filter(name -> !Files.exists(root.resolve(name))).count(); //~ ok
  }

  long fileCount() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.count(); //~ ok
    }
  }

  void printContextFiles() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      paths.filter(path -> path.toString().endsWith(".context.md")).forEach(System.out::println); //~ ok
    }
  }
}
