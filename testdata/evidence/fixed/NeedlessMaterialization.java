import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The errors of a log. */
final class NeedlessMaterialization {
  static int errors(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains("m")).collect(Collectors.toList()).size();
    }
  }

  public static void main(String[] arguments) throws IOException {
    System.out.println(errors(Path.of(arguments[0])) + "\n");
    System.in.read();
  }
}
