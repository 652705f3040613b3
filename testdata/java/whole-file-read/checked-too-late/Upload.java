package fixture.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public final class Upload {

  private static final int LIMIT = 64 * 1024;

  /** A size that is looked at when everything is in memory already bounds nothing. */
  public long lines(Path upload) throws IOException {
    String text = Files.readString(upload); //~ java/whole-file-read
    if (text.length() > LIMIT) {
      throw new IOException("too large");
    }
    return text.lines().filter(line -> !line.isBlank()).count();
  }
}
