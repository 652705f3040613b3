package dev.memlint.scanner.walk;

import dev.memlint.rules.source.Role;
import dev.memlint.scanner.notice.Notification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one walk found. */
record Walked(List<FoundFile> files, List<Notification> notices, Map<Role, Integer> leftOut) {

  static final Set<Role> DEFAULT = EnumSet.of(Role.MAIN, Role.BUILD_SCRIPT);

  /** What happens when a file is found. */
  interface OnFile {
    void found(FoundFile file) throws IOException;
  }

  static Walked of(Set<Role> roles, Path... named) throws IOException, InterruptedException {
    return of(roles, file -> {}, named);
  }

  static Walked of(Set<Role> roles, OnFile onFile, Path... named)
      throws IOException, InterruptedException {
    List<Path> real = new ArrayList<>();
    for (Path path : named) {
      real.add(path.toRealPath());
    }
    List<FoundFile> files = new ArrayList<>();
    List<Notification> notices = new ArrayList<>();
    SourceWalk walk =
        new SourceWalk(
            ReportRoot.of(real, Path.of("/").toRealPath()),
            roles,
            false,
            new SourceWalk.Sink() {
              @Override
              public void foreign(Path file) {}

              @Override
              public void file(FoundFile file) {
                files.add(file);
                try {
                  onFile.found(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }

              @Override
              public void notice(Notification notification) {
                notices.add(notification);
              }
            });
    return new Walked(files, notices, walk.walk(real));
  }

  List<String> paths() {
    return files.stream().map(FoundFile::path).toList();
  }

  static void touch(Path directory, String... paths) throws IOException {
    for (String path : paths) {
      write(directory, path, "x = 1\n");
    }
  }

  static void write(Path directory, String path, String content) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
