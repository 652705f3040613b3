package dev.memlint.scanner.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Report files that appear whole or not at all: each is written under a temporary name beside its
 * place and renamed at the end.
 */
final class ReportFiles implements AutoCloseable {
  private final List<Pending> pending = new ArrayList<>();
  private final List<OutputStream> streams = new ArrayList<>();

  private record Pending(Path temporary, Path file) {}

  /** A stream to a file that appears with {@link #commit}. */
  OutputStream open(Path file) throws IOException {
    // A pipe, a terminal or /dev/null is written to, never replaced.
    boolean special = Files.exists(file) && !Files.isRegularFile(file);
    Path written = file;
    if (!special) {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      written = target.resolveSibling(".memlint-" + UUID.randomUUID() + ".tmp");
      pending.add(new Pending(written, target));
      written.toFile().deleteOnExit();
    }
    OutputStream stream =
        new BufferedOutputStream(
            special
                ? Files.newOutputStream(written, StandardOpenOption.WRITE)
                : Files.newOutputStream(
                    written, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    streams.add(stream);
    return stream;
  }

  /** Closes all streams and moves the files to their places. */
  void commit() throws IOException {
    for (OutputStream stream : streams) {
      stream.close();
    }
    streams.clear();
    for (Pending file : pending) {
      Files.move(
          file.temporary,
          file.file,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    pending.clear();
  }

  /** Drops what was not committed. */
  @Override
  public void close() throws IOException {
    for (OutputStream stream : streams) {
      stream.close();
    }
    for (Pending file : pending) {
      Files.deleteIfExists(file.temporary);
    }
  }
}
