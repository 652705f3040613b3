import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The errors of a log, as one text. */
final class StringConcatLoop {
  static String errors(Path log) throws IOException {
    String text = "";
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.contains("ERROR")) {
          text += line + "\n";
        }
      }
    }
    return text;
  }

  public static void main(String[] arguments) throws IOException {
    System.out.println(errors(Path.of(arguments[0])).length() + "\n");
    System.in.read();
  }
}
