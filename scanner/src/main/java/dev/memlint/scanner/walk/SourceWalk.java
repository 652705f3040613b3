package dev.memlint.scanner.walk;

import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import dev.memlint.scanner.notice.Notification;
import dev.memlint.scanner.notice.Notification.Kind;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the source files below the named paths, in the order of their path's bytes.
 *
 * <p>Left out are what ignore files name, hidden, vendored and built directories, and files whose
 * role was not asked for. A named path itself is never left out: it is what the user asked for.
 * Symbolic links are not followed (a target inside the root is found where it is), except that a
 * named path may be one. Only the directories on the way down are held in memory.
 */
public final class SourceWalk {
  private static final String SPECIAL = "not a regular file, skipped";

  private final ReportRoot root;
  private final Set<Role> roles;
  private final boolean namedToo;
  private final Sink sink;
  private final Map<Role, Integer> leftOut = new EnumMap<>(Role.class);

  /** What becomes of what is found. */
  public interface Sink {
    void file(FoundFile file) throws InterruptedException;

    /** A regular file in no language that memlint reads. */
    void foreign(Path file);

    void notice(Notification notification);
  }

  /**
   * A walk.
   *
   * @param roles the roles to find; others are only counted
   * @param namedToo whether ignore files and roles leave out named files as well
   */
  public SourceWalk(ReportRoot root, Set<Role> roles, boolean namedToo, Sink sink) {
    this.root = root;
    this.roles = EnumSet.copyOf(roles);
    this.namedToo = namedToo;
    this.sink = sink;
  }

  /**
   * Walks the named paths; a file that two of them hold is found once, as the nearer one sees it.
   *
   * @param named real paths
   * @return how many source files were left out because of their role
   * @throws InterruptedException if the sink is
   */
  public Map<Role, Integer> walk(List<Path> named) throws InterruptedException {
    // Files first and then the deepest directories, so that the nearer of two named paths wins.
    List<Path> starts =
        named.stream()
            .distinct()
            .sorted(
                Comparator.comparing((Path path) -> Files.isDirectory(path))
                    .thenComparing(path -> -path.getNameCount())
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    Set<Path> seen = new HashSet<>();
    for (Path start : starts) {
      if (Files.isDirectory(start)) {
        tree(start, seen);
      } else {
        namedFile(start);
      }
      seen.add(start);
    }
    return Collections.unmodifiableMap(leftOut);
  }

  private void namedFile(Path file) throws InterruptedException {
    // A file that is not there may be one that an editor has not saved; else reading it tells.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      sink.notice(Notification.ofNamedFile(Kind.FILE_SPECIAL, root.relative(file), SPECIAL));
      return;
    }
    Optional<Language> language = Languages.of(file, file.getFileName().toString());
    if (language.isEmpty()) {
      return;
    }
    Role role =
        ReportRoot.repository(file)
            .map(top -> Roles.of(names(top.relativize(file)), language.get()))
            .orElse(Role.MAIN);
    if (namedToo && isIgnored(file)) {
      return;
    }
    if (namedToo && !roles.contains(role)) {
      leftOut.merge(role, 1, Integer::sum);
      return;
    }
    // As its repository sees it, unless that would leave out what the user asks for.
    Role taken = roles.contains(role) ? role : Role.MAIN;
    sink.file(new FoundFile(file, root.relative(file), language.get(), taken, !namedToo));
  }

  /** Whether a walk of the file's repository would not come to it. */
  private boolean isIgnored(Path file) {
    Path top = ReportRoot.repository(file).orElse(file.getParent());
    IgnoreScope scope = IgnoreScope.top(top, this::unusable);
    Path at = top;
    for (Path below : top.relativize(file)) {
      at = at.resolve(below);
      boolean directory = !at.equals(file);
      if (scope.ignores(at, directory)
          || directory && SkippedDirectories.contains(at, below.toString())) {
        return true;
      }
      scope = directory ? scope.below(at, this::unusable) : scope;
    }
    return false;
  }

  private static List<String> names(Path below) {
    List<String> names = new ArrayList<>(below.getNameCount());
    below.forEach(part -> names.add(part.toString()));
    return names;
  }

  private void tree(Path start, Set<Path> seen) throws InterruptedException {
    Deque<Level> levels = new ArrayDeque<>();
    levels.push(open(start, scopeOf(start)));
    while (!levels.isEmpty()) {
      Level level = levels.peek();
      if (!level.entries.hasNext()) {
        levels.pop();
        continue;
      }
      Entry entry = level.entries.next();
      if (seen.contains(entry.path) || level.scope.ignores(entry.path, entry.directory)) {
        continue;
      }
      if (entry.directory) {
        if (!SkippedDirectories.contains(entry.path, entry.name)) {
          levels.push(open(entry.path, level.scope.below(entry.path, this::unusable)));
        }
      } else {
        file(start, entry);
      }
    }
  }

  private void file(Path start, Entry entry) throws InterruptedException {
    if (entry.name.startsWith(".")) {
      return;
    }
    if (!entry.regular) {
      // Opening a pipe would wait for a writer, so its first line is never looked at.
      if (entry.name.matches(".+\\.(?:java|rs|pyi?)")) {
        notice(Kind.FILE_SPECIAL, entry.path, SPECIAL);
      }
      return;
    }
    Optional<Language> language = Languages.of(entry.path, entry.name);
    if (language.isEmpty()) {
      sink.foreign(entry.path);
      return;
    }
    Role role = Roles.of(names(start.relativize(entry.path)), language.get());
    if (roles.contains(role)) {
      sink.file(new FoundFile(entry.path, root.relative(entry.path), language.get(), role, false));
    } else {
      leftOut.merge(role, 1, Integer::sum);
    }
  }

  /** The ignore files from the repository's root down to a named directory. */
  private IgnoreScope scopeOf(Path start) {
    List<Path> chain = new ArrayList<>();
    Path top = ReportRoot.repository(start).orElse(start);
    for (Path at = start; !at.equals(top); at = at.getParent()) {
      chain.addFirst(at);
    }
    IgnoreScope scope = IgnoreScope.top(top, this::unusable);
    for (Path directory : chain) {
      if (scope.ignores(directory, true)) {
        // The user named a path inside something ignored: what ignores it would leave out all.
        return IgnoreScope.top(start, this::unusable);
      }
      scope = scope.below(directory, this::unusable);
    }
    return scope;
  }

  private Level open(Path directory, IgnoreScope scope) {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path path : stream) {
        entry(path).ifPresent(entries::add);
      }
    } catch (IOException e) {
      unlisted(directory, e);
    } catch (DirectoryIteratorException e) {
      unlisted(directory, e.getCause());
    }
    entries.sort(Entry.ORDER);
    return new Level(entries.iterator(), scope);
  }

  private Optional<Entry> entry(Path path) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        return Optional.empty();
      }
      return Optional.of(
          new Entry(
              path,
              path.getFileName().toString(),
              attributes.isDirectory(),
              attributes.isRegularFile()));
    } catch (IOException e) {
      notice(Kind.FILE_UNREADABLE, path, "cannot be read: " + Reasons.of(e));
      return Optional.empty();
    }
  }

  private void unlisted(Path directory, IOException e) {
    notice(
        Kind.DIRECTORY_UNREADABLE,
        directory,
        "cannot be listed: " + Reasons.of(e) + "; make it readable, or exclude it");
  }

  private void unusable(Path file, String reason) {
    notice(Kind.IGNORE_FILE_UNUSABLE, file, reason);
  }

  private void notice(Kind kind, Path path, String message) {
    sink.notice(Notification.ofFile(kind, root.relative(path), message));
  }

  private record Level(Iterator<Entry> entries, IgnoreScope scope) {}

  private record Entry(Path path, String name, boolean directory, boolean regular) {
    /**
     * Git's order: a directory sorts as if its name ended in a slash, so whole paths are in order.
     */
    static final Comparator<Entry> ORDER =
        Comparator.comparing(
            entry -> entry.directory ? entry.path.resolve("\u0001") : entry.path, Entry::compare);

    private static int compare(Path one, Path other) {
      return one.compareTo(other);
    }
  }
}
