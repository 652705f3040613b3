package dev.memlint.scanner.scan;

import dev.memlint.rules.project.FileSizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Sizes of the data files below the report root. A path or link that leads out of it has none. */
record DataFiles(Path root) implements FileSizes {
  @Override
  public OptionalLong of(String path) {
    try {
      Path file = root.resolve(path).normalize();
      boolean inside =
          file.startsWith(root) && Files.isRegularFile(file) && file.toRealPath().startsWith(root);
      return inside ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
    } catch (IOException | InvalidPathException e) {
      return OptionalLong.empty(); // no size is no evidence
    }
  }
}
