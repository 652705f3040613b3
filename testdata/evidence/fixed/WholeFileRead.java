import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The longest line of a log. */
final class WholeFileRead {
  static int longest(Path log) throws IOException {
    int most = 0;
    for (String line : Files.readAllLines(log)) {
      most = Math.max(most, line.length());
    }
    return most;
  }

  public static void main(String[] arguments) throws IOException {
    System.out.println(longest(Path.of(arguments[0])) + "\n");
    System.in.read();
  }
}
