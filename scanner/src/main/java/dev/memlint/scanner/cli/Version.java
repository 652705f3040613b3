package dev.memlint.scanner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The program's version, from its jar, and what parses. */
final class Version implements IVersionProvider {
  /** The version, or {@code 0.0.0} when the classes do not come from a jar. */
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "0.0.0" : version;
  }

  /**
   * Names the sources and libraries that this build reads files with, so that what an other build
   * kept is not taken for its own; empty when the classes do not come from a whole build.
   */
  static Optional<String> factsBuild() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("build.properties")) {
      if (in == null) {
        return Optional.empty();
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own build.properties", e);
    }
    return Optional.ofNullable(properties.getProperty("facts")).filter(id -> !id.isBlank());
  }

  @Override
  public String[] getVersion() {
    List<String> lines = new ArrayList<>();
    lines.add("memlint " + number());
    FrontEnds.installed()
        .forEach(
            (language, frontEnd) ->
                lines.add("%-8s%s".formatted(language.displayName(), frontEnd.parser())));
    return lines.toArray(String[]::new);
  }
}
