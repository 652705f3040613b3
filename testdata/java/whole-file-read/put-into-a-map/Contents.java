import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** To put something into a map is not to write it on. */
final class Contents {
  Map<String, byte[]> all(List<Path> files) throws IOException {
    Map<String, byte[]> contents = new HashMap<>();
    for (Path file : files) {
      contents.put(file.toString(), Files.readAllBytes(file)); //~ ok
    }
    return contents;
  }
}
