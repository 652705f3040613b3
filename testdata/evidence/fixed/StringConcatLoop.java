import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first characters of a log's lines. */
final class StringConcatLoop {
  static String initials(Path log) throws IOException {
    String text = "";
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.contains("ERROR")) {
          text += line.substring(21, 26);
        }
      }
    }
    return text;
  }

  public static void main(String[] arguments) throws IOException {
    System.out.println(initials(Path.of(arguments[0])).length() + "\n");
    System.in.read();
  }
}
