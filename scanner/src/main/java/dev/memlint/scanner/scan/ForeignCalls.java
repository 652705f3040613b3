package dev.memlint.scanner.scan;

import dev.memlint.rules.project.Mentions;
import java.io.IOException;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Searches the program's files in other languages for calls by name. Asked only for the few
 * functions that would remove something and that nothing else calls, so files are read when a name
 * is asked for and none is kept in memory.
 */
final class ForeignCalls implements Mentions {
  /** Languages and templates that call into Java, Rust or Python. */
  private static final Set<String> EXTENSIONS =
      Set.of(
          "c", "cc", "clj", "cpp", "cs", "cxx", "ftl", "go", "gradle", "groovy", "h", "hpp", "htm",
          "html", "ipynb", "j2", "jinja", "jinja2", "js", "jsp", "jspx", "kt", "kts", "lua", "mako",
          "php", "pxd", "pyx", "rb", "scala", "sql", "swift", "ts", "vm", "xhtml", "xml");

  private static final int CHUNK = 1 << 13;

  private final List<Path> files;
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  ForeignCalls(List<Path> files) {
    this.files = List.copyOf(files);
  }

  /** Whether a file name's ending says that it may hold such calls. */
  static boolean isForeign(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 && EXTENSIONS.contains(fileName.substring(dot + 1));
  }

  @Override
  public boolean calls(String name) {
    return known.computeIfAbsent(name, this::search);
  }

  private boolean search(String name) {
    String word = Pattern.quote(name);
    Pattern call =
        Pattern.compile("(?<![\\w$])" + word + "\\s*\\(|(?:\\.|::|->)" + word + "(?![\\w$])");
    return files.stream().anyMatch(file -> contains(file, call, name.length()));
  }

  /** A file that cannot be read gives no evidence, and no evidence keeps the finding. */
  private static boolean contains(Path file, Pattern call, int nameLength) {
    int overlap = nameLength + 8;
    // Names are ASCII in practice; Latin-1 reads any bytes without failing.
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      char[] chunk = new char[CHUNK];
      int kept = 0;
      int read;
      while ((read = reader.read(chunk, kept, CHUNK - kept)) >= 0) {
        int length = kept + read;
        if (call.matcher(CharBuffer.wrap(chunk, 0, length)).find()) {
          return true;
        }
        kept = Math.min(overlap, length);
        System.arraycopy(chunk, length - kept, chunk, 0, kept);
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
