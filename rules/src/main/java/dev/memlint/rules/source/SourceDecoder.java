package dev.memlint.rules.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a file's bytes into text the way the languages' own compilers do: UTF-8 unless a UTF-16
 * byte order mark or, in Python, a coding cookie (PEP 263) says otherwise.
 *
 * <p>The byte order mark is not part of the text: editors and SARIF viewers do not count it as a
 * column. GitHub's line hash does count it, and reads every file as UTF-8; whoever computes that
 * hash must start from the bytes, not from this text.
 */
public final class SourceDecoder {
  // https://peps.python.org/pep-0263/#defining-the-encoding
  private static final Pattern COOKIE =
      Pattern.compile("^[ \\t\\f]*#.*?coding[:=][ \\t]*([-\\w.]+).*", Pattern.DOTALL);
  private static final Pattern BLANK_OR_COMMENT = Pattern.compile("^[ \\t\\f]*(?:#.*)?$");

  /** Python's names that Java does not know; CPython {@code Lib/encodings/aliases.py}. */
  private static final Map<String, String> PYTHON_NAMES =
      Map.of(
          "latin-1", "ISO-8859-1",
          "iso-latin-1", "ISO-8859-1",
          "utf-8-sig", "UTF-8",
          "mac-roman", "x-MacRoman",
          "macroman", "x-MacRoman",
          "cp949", "x-windows-949",
          "cp932", "windows-31j");

  /** A file with more broken characters than one in eight is no text in that encoding. */
  private static final int BROKEN_SHARE = 8;

  private static final char REPLACEMENT = '\uFFFD';

  private SourceDecoder() {}

  /** Decodes the whole file. Never fails: bytes that are no text are {@link Decoded.Binary}. */
  public static Decoded decode(byte[] bytes, Language language) {
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return text(bytes, 2, StandardCharsets.UTF_16BE, Optional.empty());
    }
    if (startsWith(bytes, 0xFF, 0xFE) && !startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
      return text(bytes, 2, StandardCharsets.UTF_16LE, Optional.empty());
    }
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return new Decoded.Binary("NUL byte at offset " + i);
      }
    }
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return text(bytes, 3, StandardCharsets.UTF_8, Optional.empty());
    }
    Optional<String> cookie = language == Language.PYTHON ? cookie(bytes) : Optional.empty();
    if (cookie.isEmpty()) {
      return text(bytes, 0, StandardCharsets.UTF_8, Optional.empty());
    }
    return charset(cookie.get())
        .map(charset -> text(bytes, 0, charset, Optional.empty()))
        .orElseGet(
            () ->
                text(
                    bytes,
                    0,
                    StandardCharsets.UTF_8,
                    Optional.of("unknown encoding '" + cookie.get() + "', read as UTF-8")));
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static Decoded text(byte[] bytes, int from, Charset charset, Optional<String> problem) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, from, bytes.length - from);
    try {
      return new Decoded.Text(
          charset.newDecoder().decode(buffer.duplicate()).toString(), charset, problem);
    } catch (CharacterCodingException malformed) {
      String text = new String(bytes, from, bytes.length - from, charset);
      long broken = text.chars().filter(c -> c == REPLACEMENT).count();
      if (broken > text.length() / BROKEN_SHARE) {
        return new Decoded.Binary("not " + charset.name() + " text");
      }
      return new Decoded.Text(
          text,
          charset,
          Optional.of(
              problem.map(p -> p + "; ").orElse("")
                  + broken
                  + (broken == 1 ? " character is" : " characters are")
                  + " not valid "
                  + charset.name()));
    }
  }

  /** The encoding that the first line, or the second below a comment or blank line, states. */
  private static Optional<String> cookie(byte[] bytes) {
    int from = 0;
    for (int line = 0; line < 2 && from < bytes.length; line++) {
      int end = from;
      while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
        end++;
      }
      String text = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
      Matcher matcher = COOKIE.matcher(text);
      if (matcher.matches()) {
        return Optional.of(matcher.group(1));
      }
      if (!BLANK_OR_COMMENT.matcher(text).matches()) {
        return Optional.empty();
      }
      boolean crLf = end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n';
      from = end + (crLf ? 2 : 1);
    }
    return Optional.empty();
  }

  private static Optional<Charset> charset(String cookie) {
    String name = cookie.toLowerCase(Locale.ROOT).replace('_', '-');
    // Editors add their line-ending suffix: utf-8-unix, latin-1-dos.
    for (String encoding : new String[] {"utf-8", "latin-1", "iso-8859-1", "iso-latin-1"}) {
      if (name.startsWith(encoding + "-")) {
        name = encoding;
      }
    }
    try {
      Charset charset = Charset.forName(PYTHON_NAMES.getOrDefault(name, name));
      return readsAscii(charset) ? Optional.of(charset) : Optional.empty();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  /** A cookie was read as ASCII, so an encoding that reads it otherwise (UTF-16, EBCDIC) lies. */
  private static boolean readsAscii(Charset charset) {
    String sample = "# coding: x\n";
    return new String(sample.getBytes(StandardCharsets.US_ASCII), charset).equals(sample);
  }
}
