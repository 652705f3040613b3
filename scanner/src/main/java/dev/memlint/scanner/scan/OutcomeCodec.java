package dev.memlint.scanner.scan;

import dev.memlint.scanner.cache.MalformedEntryException;
import dev.memlint.scanner.cache.RecordCodec;
import dev.memlint.scanner.cache.SharedValues;
import java.util.Optional;

/** Outcomes of one scan as bytes and back, with one object for all that is equal in its files. */
final class OutcomeCodec {
  private final RecordCodec<FileOutcome> codec = RecordCodec.of(FileOutcome.class);
  private final SharedValues shared = new SharedValues();

  /** The bytes; empty for facts that are nested too deeply to be written. */
  Optional<byte[]> encode(FileOutcome outcome) {
    try {
      return Optional.of(codec.encode(outcome));
    } catch (StackOverflowError e) {
      return Optional.empty();
    }
  }

  /** The outcome; empty when the bytes are of another build, damaged, or nested too deeply. */
  Optional<FileOutcome> decode(byte[] bytes) {
    try {
      return Optional.of(codec.decode(bytes, shared));
    } catch (MalformedEntryException | StackOverflowError e) {
      return Optional.empty();
    }
  }
}
