package dev.memlint.sarif;

import java.io.IOException;

/** A log that is not what it was taken for; the message says which and why. */
public final class MalformedLogException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedLogException(String message) {
    super(message);
  }
}
