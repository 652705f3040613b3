package fixture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

class Catalogue {
  private final Map<String, Long> sizes = new HashMap<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  long size(String name) throws IOException {
    lock.writeLock().lock(); //~ java/lock-held-while-waiting
    try {
      Long known = sizes.get(name);
      if (known == null) {
        known = measure(name);
        sizes.put(name, known);
      }
      return known;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** What does not read may run under the lock. */
  synchronized long rename(String from, String to) { //~ ok
    long size = normalise(from).length();
    sizes.put(normalise(to), size);
    sizes.remove(from);
    return size;
  }

  private static String normalise(String name) {
    return name.strip();
  }

  private long measure(String name) throws IOException {
    try (var lines = Files.lines(Path.of(name))) {
      return lines.count();
    }
  }
}
