import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts the lines of a log that hold no error. */
final class NeedlessMaterialization {
  public static void main(String[] args) throws IOException {
    long count = 0;
    try (var lines = Files.lines(Path.of(args[1]))) {
      var wanted = lines.filter(line -> !line.contains("ERROR"));
      count =
          switch (args[0]) {
            case "collected" -> wanted.toList().size();
            case "counted" -> wanted.count();
            default -> 0;
          };
    }
    System.out.println(count + "\n");
    System.in.read();
  }
}
