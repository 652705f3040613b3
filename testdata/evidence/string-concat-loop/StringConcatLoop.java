import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a report of 400,000 rows; says how many bytes its thread has allocated on the way. */
final class StringConcatLoop {
  private static final int ROWS = 400_000;
  private static final int FEW_ROWS = 20_000;

  public static void main(String[] args) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    int length = 0;
    switch (args[0]) {
      case "whole" -> {
        String rows =
            IntStream.range(0, ROWS).mapToObj(StringConcatLoop::row).collect(Collectors.joining("\n"));
        try (Writer report = Files.newBufferedWriter(Path.of("/dev/null"))) {
          report.write("# Report\n\n%s\n".formatted(rows));
        }
      }
      case "parts" -> {
        try (Writer report = Files.newBufferedWriter(Path.of("/dev/null"))) {
          report.write("# Report\n\n");
          for (int number = 0; number < ROWS; number++) {
            report.write(row(number) + "\n");
          }
        }
      }
      case "concatenated" -> {
        String text = "";
        for (int number = 0; number < FEW_ROWS; number++) {
          text += row(number) + "\n";
        }
        length = text.length();
      }
      case "appended" -> {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < FEW_ROWS; number++) {
          text.append(row(number)).append('\n');
        }
        length = text.length();
      }
      default -> {}
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    System.out.println(length + " " + (allocated >> 20) + " MiB allocated in total\n");
    System.in.read();
  }

  private static String row(int number) {
    return "| " + number + " | passed | took " + number % 977 + " ms |";
  }
}
