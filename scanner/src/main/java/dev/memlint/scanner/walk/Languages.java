package dev.memlint.scanner.walk;

import dev.memlint.rules.source.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a file's language by its name, and by its first line when the name has no ending. */
final class Languages {
  private static final int FIRST_LINE = 160;
  private static final Pattern PYTHON_SCRIPT =
      Pattern.compile("^#!.*\\b(?:python[0-9.]*|uv run)\\b");
  private static final Map<String, Language> BY_EXTENSION = new HashMap<>();
  private static final Map<String, Language> BY_NAME = new HashMap<>();

  static {
    for (Language language : Language.values()) {
      language.extensions().forEach(extension -> BY_EXTENSION.put(extension, language));
      language.fileNames().forEach(name -> BY_NAME.put(name, language));
    }
  }

  private Languages() {}

  /** The language; empty when it is none of ours, or when the first line cannot be read. */
  static Optional<Language> of(Path file, String name) {
    if (BY_NAME.containsKey(name)) {
      return Optional.of(BY_NAME.get(name));
    }
    int dot = name.lastIndexOf('.');
    if (dot > 0) {
      return Optional.ofNullable(
          BY_EXTENSION.get(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }
    return dot < 0 && isPythonScript(file) ? Optional.of(Language.PYTHON) : Optional.empty();
  }

  private static boolean isPythonScript(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(FIRST_LINE), StandardCharsets.ISO_8859_1);
      return start.startsWith("#!")
          && PYTHON_SCRIPT.matcher(start.lines().findFirst().orElse("")).find();
    } catch (IOException e) {
      // Most files without an ending are no scripts, so one that cannot be read is not missed.
      return false;
    }
  }
}
