package dev.memlint.scanner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code memlint config}: which settings hold, and whether they are right. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Shows or checks the settings of a project.",
    footer = {
      "",
      "Settings are in a memlint.toml, or in [tool.memlint] of a pyproject.toml, at or above what",
      "is scanned.",
      "Example:  memlint config show src",
    })
final class ConfigCommand implements Runnable {
  private static final String SCHEMA = "memlint.schema.json";

  private final Console console;

  @Spec private CommandSpec spec;

  ConfigCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: show, check or schema");
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Prints the settings that a scan with these options has, and where from.",
      footer = {"", "Example:  memlint config show src --preset server"})
  int show(@Mixin ScanOptions options) throws UserError, IOException {
    show(console, options, options.prepare(console).configuration(), Optional.empty());
    return ExitCode.OK.status();
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Checks the settings of what would be scanned.",
      footer = {"", "Example:  memlint config check --config memlint.toml"})
  int check(@Mixin ScanOptions options) throws UserError {
    Configuration settings = options.prepare(console).configuration();
    console
        .err()
        .println(
            settings
                .file()
                .map(file -> "memlint: " + file + " is fine")
                .orElse("memlint: there are no settings here; the defaults hold"));
    return ExitCode.OK.status();
  }

  @Command(
      name = "schema",
      mixinStandardHelpOptions = true,
      description = "Prints the JSON schema of memlint.toml, for editors.",
      footer = {"", "Example:  memlint config schema > memlint.schema.json"})
  int schema() throws IOException {
    try (InputStream in = ConfigCommand.class.getResourceAsStream(SCHEMA)) {
      in.transferTo(console.out());
    }
    console.out().flush();
    return ExitCode.OK.status();
  }

  /** Prints what holds, as a settings file would say it. */
  static void show(
      Console console, ScanOptions options, Configuration settings, Optional<FailOn> failOn)
      throws IOException {
    EffectiveSettings effective = options.effective(settings);
    List<EffectiveSettings.Setting<?>> shown = new ArrayList<>(effective.all());
    shown.add(
        EffectiveSettings.choose("fail-on", failOn, settings.failOn(), settings, FailOn.WARNING));
    shown.add(EffectiveSettings.choose("exclude", options.exclude(), settings.exclude(), settings));
    if (settings.baseline().isPresent()) {
      shown.add(
          EffectiveSettings.choose(
              "baseline", Optional.empty(), settings.baseline(), settings, ""));
    }
    int width = shown.stream().mapToInt(setting -> setting.toml().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    settings.file().ifPresent(file -> text.append("# " + file + "\n"));
    for (EffectiveSettings.Setting<?> setting : shown) {
      text.append(("%-" + width + "s  # %s\n").formatted(setting.toml(), setting.origin()));
    }
    for (Configuration.Override override : settings.overrides()) {
      text.append("\n[[override]]  # ")
          .append(settings.file().orElseThrow().getFileName() + ":" + override.line() + "\n");
      text.append("paths = " + EffectiveSettings.toml(override.paths()) + "\n");
      if (!override.select().isEmpty()) {
        text.append("select = " + EffectiveSettings.toml(override.select()) + "\n");
      }
      if (!override.ignore().isEmpty()) {
        text.append("ignore = " + EffectiveSettings.toml(override.ignore()) + "\n");
      }
      override
          .minConfidence()
          .ifPresent(
              least -> text.append("min-confidence = " + EffectiveSettings.toml(least) + "\n"));
      override
          .preset()
          .ifPresent(preset -> text.append("preset = " + EffectiveSettings.toml(preset) + "\n"));
    }
    if (!settings.apis().isEmpty()) {
      text.append(
          "\n# what is known of libraries is extended for: "
              + String.join(
                  ", ", settings.apis().keySet().stream().map(l -> l.id()).sorted().toList())
              + "\n");
    }
    console.out().write(text.toString().getBytes(StandardCharsets.UTF_8));
    console.out().flush();
  }
}
