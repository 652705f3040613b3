import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** False alarms 22 to 25, near what is reported. */
final class NearMisses {
  private final List<String> names = new ArrayList<>();

  void move(Path root, Path target) throws IOException {
    try (Stream<Path> paths = Files.list(root)) {
      for (Path path : paths.toList()) { //~ ok
        Files.move(path, target.resolve(path.getFileName()));
      }
    }
  }

  List<Path> returned(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.toList(); //~ ok
    }
  }

  int inALoop(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      List<Path> all = paths.toList(); //~ ok
      int seen = 0;
      for (String name : names) {
        seen += all.contains(Path.of(name)) ? 1 : 0;
      }
      return seen;
    }
  }

  void started(String output) {
    output.lines()
        .map(line -> CompletableFuture.runAsync(() -> System.out.println(line)))
        .collect(Collectors.toList()) //~ ok
        .forEach(CompletableFuture::join);
  }

  /** The lock is held no longer than the copy takes. */
  void locked(Path root) throws IOException {
    List<Path> found;
    synchronized (names) {
      try (Stream<Path> paths = Files.walk(root)) {
        found = paths.toList(); //~ ok
      }
    }
    found.forEach(System.out::println);
  }

  long own(Listing listing) {
    return listing.toList().size(); //~ ok
  }

  interface Listing {
    List<String> toList();
  }

  long counted(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.map(Path::getFileName).toList().size(); //~ java/needless-materialization
    }
  }
}
