import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Adds up the times in a log, line by line. */
final class AccumulateThenProcess {
  private static long millis(String line) {
    String[] words = line.split(" ");
    return Long.parseLong(words[words.length - 2]);
  }

  public static void main(String[] args) throws IOException {
    long total = 0;
    try (BufferedReader log = Files.newBufferedReader(Path.of(args[1]))) {
      if (args[0].equals("collected")) {
        List<String> records = new ArrayList<>();
        String line;
        while ((line = log.readLine()) != null) {
          records.add(line);
        }
        for (String record : records) {
          total += millis(record);
        }
      } else if (args[0].equals("streamed")) {
        String line;
        while ((line = log.readLine()) != null) {
          total += millis(line);
        }
      }
    }
    System.out.println(total + "\n");
    System.in.read();
  }
}
