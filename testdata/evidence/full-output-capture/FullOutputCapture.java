import java.io.BufferedReader;
import java.io.IOException;

/** Counts the lines of a command's output that hold an error. */
final class FullOutputCapture {
  public static void main(String[] args) throws IOException {
    long count = 0;
    switch (args[0]) {
      case "captured" -> {
        Process process = new ProcessBuilder("cat", args[1]).start();
        String all = new String(process.getInputStream().readAllBytes());
        count = all.lines().filter(line -> line.contains("ERROR")).count();
      }
      case "lines" -> {
        Process process = new ProcessBuilder("cat", args[1]).start();
        try (BufferedReader reader = process.inputReader()) {
          count = reader.lines().filter(line -> line.contains("ERROR")).count();
        }
      }
      default -> {}
    }
    System.out.println(count + "\n");
    System.in.read();
  }
}
