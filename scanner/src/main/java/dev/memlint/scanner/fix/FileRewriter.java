package dev.memlint.scanner.fix;

import dev.memlint.scanner.scan.SourceBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.UUID;

/** Replaces files whole or not at all. */
public final class FileRewriter {
  private FileRewriter() {}

  /**
   * Writes a planned file beside its place and moves it there. Permissions stay; a symbolic link
   * goes on pointing at the file.
   *
   * @return false, and nothing is written, when the file is no longer what the plan was made for
   */
  public static boolean write(FilePlan plan) throws IOException {
    Path file = plan.file().toRealPath();
    Path temporary = file.resolveSibling(".memlint-" + UUID.randomUUID() + ".tmp");
    try {
      Files.write(temporary, plan.after(), StandardOpenOption.CREATE_NEW);
      copyPermissions(file, temporary);
      if (!isAsPlanned(file, plan.before())) {
        return false;
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static boolean isAsPlanned(Path file, byte[] before) throws IOException {
    return SourceBytes.read(file, before.length)
        .filter(now -> Arrays.equals(now, before))
        .isPresent();
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (view != null) {
      Files.setPosixFilePermissions(to, view.readAttributes().permissions());
    }
  }
}
