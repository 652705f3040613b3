package dev.memlint.scanner.scan;

import dev.memlint.rules.project.Mentions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which of the program's functions its files in other languages call by name.
 *
 * <p>Asked only for the few functions that would remove something and that nothing else calls. The
 * first question reads the files, once and in pieces; one bit a function is kept.
 */
final class ForeignCalls implements Mentions {
  /** Languages and templates that call into Java, Rust or Python. */
  private static final Set<String> EXTENSIONS =
      Set.of(
          "c", "cc", "clj", "cpp", "cs", "cxx", "ftl", "go", "gradle", "groovy", "h", "hpp", "htm",
          "html", "ipynb", "j2", "jinja", "jinja2", "js", "jsp", "jspx", "kt", "kts", "lua", "mako",
          "php", "pxd", "pyx", "rb", "scala", "sql", "swift", "ts", "vm", "xhtml", "xml");

  private static final int CHUNK = 1 << 13;

  /** Letters, digits, underscore and dollar, in ASCII: what the names of functions consist of. */
  private static final boolean[] WORD = new boolean[256];

  static {
    for (int c = 0; c < 128; c++) {
      WORD[c] = Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
  }

  private final List<Path> files;
  private final Collection<String> functions;
  private final byte[] chunk = new byte[CHUNK];
  private long[] hashes = {};
  private BitSet called = new BitSet();
  private boolean searched;

  /**
   * @param functions simple names that may be asked for
   */
  ForeignCalls(List<Path> files, Collection<String> functions) {
    this.files = List.copyOf(files);
    this.functions = functions;
  }

  /** Whether a file name's ending says that it may hold such calls. */
  static boolean isForeign(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 && EXTENSIONS.contains(fileName.substring(dot + 1));
  }

  @Override
  public synchronized boolean calls(String name) {
    if (!searched) {
      searched = true;
      hashes = functions.stream().mapToLong(ForeignCalls::hash).distinct().sorted().toArray();
      files.forEach(this::search);
    }
    int index = Arrays.binarySearch(hashes, hash(name));
    return index >= 0 && called.get(index);
  }

  private void search(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Scanner scanner = new Scanner();
      int read;
      while ((read = in.read(chunk)) >= 0) {
        for (int i = 0; i < read; i++) {
          scanner.next(chunk[i] & 0xFF);
        }
      }
      scanner.next(' ');
    } catch (IOException e) {
      // A file that cannot be read gives no evidence, and no evidence keeps the finding.
    }
  }

  private void found(long hash) {
    int index = Arrays.binarySearch(hashes, hash);
    if (index >= 0) {
      called.set(index);
    }
  }

  /** FNV-1a of 64 bits: two of a program's names practically never share one. */
  private static long hash(String name) {
    long hash = OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = step(hash, name.charAt(i));
    }
    return hash;
  }

  private static final long OFFSET = 0xcbf29ce484222325L;

  private static long step(long hash, int c) {
    return (hash ^ c) * 0x100000001b3L;
  }

  /**
   * Finds {@code name (} and {@code .name}, {@code ::name}, {@code ->name}, the last three also
   * without a call: a method reference, a property of a template.
   */
  private final class Scanner {
    private int before;
    private int last;
    private boolean inWord;
    private boolean qualified;
    private boolean mayBeCalled;
    private long hash;

    void next(int c) {
      if (WORD[c]) {
        if (!inWord) {
          inWord = true;
          hash = OFFSET;
          qualified = last == '.' || last == ':' && before == ':' || last == '>' && before == '-';
        }
        hash = step(hash, c);
      } else {
        if (inWord) {
          inWord = false;
          mayBeCalled = !qualified;
          if (qualified) {
            found(hash);
          }
        }
        if (mayBeCalled && !isSpace(c)) {
          mayBeCalled = false;
          if (c == '(') {
            found(hash);
          }
        }
      }
      before = last;
      last = c;
    }

    private static boolean isSpace(int c) {
      return c == ' ' || c >= '\t' && c <= '\r';
    }
  }
}
