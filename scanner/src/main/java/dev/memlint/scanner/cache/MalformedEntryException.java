package dev.memlint.scanner.cache;

/** Bytes are not what {@link RecordCodec} wrote for this type. */
public final class MalformedEntryException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedEntryException(String message) {
    super(message);
  }

  MalformedEntryException(Throwable cause) {
    super(cause.toString(), cause);
  }
}
