package fixture.bounded;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

public final class Bounded {

  private static final long LIMIT = 64 * 1024;

  /** False alarm 2: a read of a stated size. */
  public byte[] magic(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(16); //~ ok
    }
  }

  /** The size is looked at before anything is read. */
  public List<String> shortList(Path file) throws IOException {
    if (Files.size(file) > LIMIT) {
      throw new IOException(file + " is larger than " + LIMIT + " bytes");
    }
    return Files.readAllLines(file).stream().sorted().toList(); //~ ok
  }

  /** False alarm 4: the tail of a log. */
  public String lastLine(String log) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log, "r")) {
      file.seek(Math.max(0, file.length() - 4096));
      String last = "";
      for (String line = file.readLine(); line != null; line = file.readLine()) { //~ ok
        last = line;
      }
      return last;
    }
  }

  /** False alarm 5: iterating is the fix. */
  public long blankLines(List<Path> files) throws IOException {
    long blank = 0;
    for (Path file : files) {
      try (Stream<String> lines = Files.lines(file)) { //~ ok
        blank += lines.filter(String::isBlank).count();
      }
      try (BufferedReader reader = Files.newBufferedReader(file)) {
        blank += reader.lines().filter(String::isBlank).count(); //~ ok
      }
    }
    return blank;
  }

  /** What is in memory already is not read again from a file. */
  public int zeros(byte[] held) {
    int zeros = 0;
    for (byte b : new ByteArrayInputStream(held).readAllBytes()) { //~ ok
      zeros += b == 0 ? 1 : 0;
    }
    return zeros;
  }
}
