import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The errors in what a command prints. */
final class FullOutputCapture {
  static int errors(String log) throws IOException {
    Process process = new ProcessBuilder("cat", log).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int count = 0;
    for (String line : output.split("\n")) {
      if (line.contains("ERROR")) {
        count++;
      }
    }
    return count;
  }

  public static void main(String[] arguments) throws IOException {
    System.out.println(errors(arguments[0]) + "\n");
    System.in.read();
  }
}
