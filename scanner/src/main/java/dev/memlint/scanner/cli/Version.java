package dev.memlint.scanner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The program's version and what parses. */
final class Version implements IVersionProvider {
  private static final Properties BUILD = build();

  /** The version. */
  static String number() {
    return BUILD.getProperty("version");
  }

  /**
   * Names the sources and libraries that this build reads files with, so that what an other build
   * kept is not taken for its own.
   */
  static String factsBuild() {
    return BUILD.getProperty("facts");
  }

  /** Written by the build. */
  private static Properties build() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("build.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own build.properties", e);
    }
    return properties;
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
