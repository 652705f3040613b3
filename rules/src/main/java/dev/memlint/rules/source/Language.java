package dev.memlint.rules.source;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language that memlint reads. */
public enum Language {
  JAVA("Java", List.of("java"), List.of()),
  PYTHON("Python", List.of("py", "pyi"), List.of()),
  RUST("Rust", List.of("rs"), List.of("Cargo.toml"));

  private final String displayName;
  private final List<String> extensions;
  private final List<String> fileNames;

  Language(String displayName, List<String> extensions, List<String> fileNames) {
    this.displayName = displayName;
    this.extensions = extensions;
    this.fileNames = fileNames;
  }

  /** The language's own spelling of its name, {@code "Rust"}. */
  public String displayName() {
    return displayName;
  }

  /** The prefix of its rule ids, {@code "rust"}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The file name endings without a dot. */
  public List<String> extensions() {
    return extensions;
  }

  /** Files that belong to the language by their whole name: what its programs are built by. */
  public List<String> fileNames() {
    return fileNames;
  }

  /** The language with this id, or empty. */
  public static Optional<Language> ofId(String id) {
    for (Language language : values()) {
      if (language.id().equals(id)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
