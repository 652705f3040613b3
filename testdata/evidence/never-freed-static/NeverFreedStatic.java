import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a table into a static and uses it once; keeps or drops it; then does the same work with a
 * local table.
 */
final class NeverFreedStatic {
  private static List<String> table = List.of();

  public static void main(String[] args) throws IOException {
    if (!args[0].equals("nothing")) {
      table = Files.readAllLines(Path.of(args[1]));
      System.out.println(table.size());
      if (args[0].equals("dropped")) {
        table = List.of();
      }
      System.out.println(Files.readAllLines(Path.of(args[1])).size());
    }
    System.out.println();
    System.in.read();
  }
}
