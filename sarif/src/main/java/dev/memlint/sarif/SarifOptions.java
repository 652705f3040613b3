package dev.memlint.sarif;

import java.net.URI;
import java.util.Optional;

/**
 * What a user may choose about a log.
 *
 * @param category tells apart several logs of one tool in one upload. Left out by default, because
 *     a log that names a category silences the {@code category} of GitHub's upload action.
 * @param root absolute address of the repository's root, ending in a slash. Left out by default: it
 *     ties the log to one machine, and readers find the root themselves.
 */
public record SarifOptions(Optional<String> category, Optional<URI> root) {
  /** Neither category nor root. */
  public static final SarifOptions DEFAULT = new SarifOptions(Optional.empty(), Optional.empty());

  public SarifOptions {
    category.ifPresent(name -> Checks.notBlank(name, "category"));
    root.ifPresent(
        uri -> {
          Checks.absolute(uri, "root");
          if (!uri.toString().endsWith("/")) {
            throw new IllegalArgumentException("a root must end in a slash: " + uri);
          }
        });
  }

  /** These options with a category. */
  public SarifOptions withCategory(String name) {
    return new SarifOptions(Optional.of(name), root);
  }

  /** These options with a root. */
  public SarifOptions withRoot(URI uri) {
    return new SarifOptions(category, Optional.of(uri));
  }
}
