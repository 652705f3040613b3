import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Three checkers that each read a file once: they keep its bytes in a field, or in a local variable. */
final class RetainedTemporary {
  private byte[] content = {};

  private int kept(Path file) throws IOException {
    content = Files.readAllBytes(file);
    return lines(content);
  }

  private static int local(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    return lines(content);
  }

  private static int lines(byte[] content) {
    int lines = 0;
    for (byte b : content) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }

  public static void main(String[] args) throws IOException {
    RetainedTemporary[] checkers = new RetainedTemporary[3];
    int lines = 0;
    for (int i = 0; i < checkers.length && !args[0].equals("nothing"); i++) {
      checkers[i] = new RetainedTemporary();
      Path file = Path.of(args[1]);
      lines += args[0].equals("kept") ? checkers[i].kept(file) : local(file);
    }
    System.out.println(lines + "\n");
    System.in.read();
    System.out.println(checkers.length);
  }
}
