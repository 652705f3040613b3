package dev.memlint.scanner.scan;

import dev.memlint.scanner.cache.MalformedEntryException;
import dev.memlint.scanner.cache.RecordCodec;
import dev.memlint.scanner.cache.SharedValues;
import java.util.Optional;

/** Outcomes of one scan as bytes and back, with one object for all that is equal in its files. */
final class OutcomeCodec {
  private final RecordCodec<FileOutcome> codec = RecordCodec.of(FileOutcome.class);
  private final SharedValues shared = new SharedValues();

  byte[] encode(FileOutcome outcome) {
    return codec.encode(outcome);
  }

  /** The outcome; empty when the bytes are of another build, or damaged. */
  Optional<FileOutcome> decode(byte[] bytes) {
    try {
      return Optional.of(codec.decode(bytes, shared));
    } catch (MalformedEntryException e) {
      return Optional.empty();
    }
  }
}
