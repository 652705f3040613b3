package dev.memlint.scanner.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Texts that stand for files, as an editor has them before it saves.
 *
 * @param texts bytes by real path; the files need not exist
 */
public record Unsaved(Map<Path, byte[]> texts) {
  /** Files are as they are on disk. */
  public static final Unsaved NONE = new Unsaved(Map.of());

  public Unsaved {
    texts = Map.copyOf(texts);
  }

  /** The bytes of a file; empty when it has more than {@code limit}. */
  public Optional<byte[]> read(Path file, int limit) throws IOException {
    byte[] text = texts.get(file);
    return text == null
        ? SourceBytes.read(file, limit)
        : Optional.of(text).filter(bytes -> bytes.length <= limit);
  }

  /** How many bytes it has. */
  long size(Path file) throws IOException {
    byte[] text = texts.get(file);
    return text == null ? Files.size(file) : text.length;
  }
}
