package dev.memlint.scanner.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.IVersionProvider;

/** The program's version, from its jar, and what parses. */
final class Version implements IVersionProvider {
  /** The version, or {@code 0.0.0} when the classes do not come from a jar. */
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "0.0.0" : version;
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
