package dev.memlint.scanner.walk;

import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A source file that is to be scanned.
 *
 * @param file where to read it
 * @param path relative to the report root, parts joined by {@code /}
 * @param language what it is written in
 * @param role as far as its path shows
 * @param named named by the user, and so scanned whatever its role, size of header or name say
 */
public record FoundFile(Path file, String path, Language language, Role role, boolean named) {
  public FoundFile {
    Objects.requireNonNull(file);
    Objects.requireNonNull(path);
    Objects.requireNonNull(language);
    Objects.requireNonNull(role);
  }
}
