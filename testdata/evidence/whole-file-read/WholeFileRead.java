import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts the lines of a log that hold an error. */
final class WholeFileRead {
  public static void main(String[] args) throws IOException {
    Path log = Path.of(args[1]);
    long count = 0;
    switch (args[0]) {
      case "whole" -> count = Files.readString(log).lines().filter(s -> s.contains("ERROR")).count();
      case "all-lines" -> {
        for (String line : Files.readAllLines(log)) {
          count += line.contains("ERROR") ? 1 : 0;
        }
      }
      case "lines" -> {
        try (var lines = Files.lines(log)) {
          count = lines.filter(line -> line.contains("ERROR")).count();
        }
      }
      default -> {}
    }
    System.out.println(count + "\n");
    System.in.read();
  }
}
