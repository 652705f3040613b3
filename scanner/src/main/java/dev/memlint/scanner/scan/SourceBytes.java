package dev.memlint.scanner.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Reads source files whole, but never more of them than a limit. */
public final class SourceBytes {
  private SourceBytes() {}

  /** The file's bytes; empty when it has more than {@code limit}. */
  public static Optional<byte[]> read(Path file, int limit) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(limit);
      return bytes.length == limit && in.read() >= 0 ? Optional.empty() : Optional.of(bytes);
    }
  }

  /** SHA-256 in hexadecimal. */
  public static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
