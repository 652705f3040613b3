package dev.memlint.rules.source;

import java.util.Objects;

/**
 * One decoded source file.
 *
 * @param path relative to the report root, parts joined by {@code /}
 * @param language what it is written in
 * @param role what it is for
 * @param text the decoded text without a byte order mark; all spans count its UTF-16 units
 * @param contentHash hexadecimal digest of the file's bytes
 */
public record SourceFile(
    String path, Language language, Role role, String text, String contentHash) {
  public SourceFile {
    Objects.requireNonNull(path);
    Objects.requireNonNull(language);
    Objects.requireNonNull(role);
    Objects.requireNonNull(text);
    Objects.requireNonNull(contentHash);
  }
}
