package dev.memlint.rules.treesitter;

/** Native code that this language needs is missing or cannot be loaded; the message says which. */
public final class NativeLibraryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NativeLibraryException(String message, Throwable cause) {
    super(message, cause);
  }
}
