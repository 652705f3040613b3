package dev.memlint.scanner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of the whole command line, as {@code man} reads it. */
final class ManPage {
  private final StringBuilder page = new StringBuilder();

  private ManPage() {}

  static String of(CommandLine memlint) {
    ManPage man = new ManPage();
    CommandSpec spec = memlint.getCommandSpec();
    man.line(".TH MEMLINT 1 \"\" \"memlint " + Version.number() + "\" \"memlint\"");
    man.section("NAME");
    man.line("memlint \\- find the places where a program holds more memory than it must");
    man.section("SYNOPSIS");
    for (Map.Entry<String, CommandLine> command : memlint.getSubcommands().entrySet()) {
      man.line(".B memlint " + text(command.getKey()));
      man.line(text(operands(command.getValue().getCommandSpec())));
      man.line(".br");
    }
    man.section("DESCRIPTION");
    man.paragraph(spec.usageMessage().description());
    man.section("COMMANDS");
    memlint.getSubcommands().values().forEach(command -> man.command(command.getCommandSpec()));
    man.section("EXIT STATUS");
    man.paragraph(spec.usageMessage().footer());
    man.section("ENVIRONMENT");
    man.item("NO_COLOR", "no colours, whatever it is set to");
    man.item("MEMLINT_CACHE_DIR", "where the facts of unchanged files are kept");
    man.item("MEMLINT_JAVA_OPTS", "more options of the Java runtime");
    return man.page.toString();
  }

  private void command(CommandSpec spec) {
    line(".SS " + text(spec.qualifiedName()));
    paragraph(spec.usageMessage().description());
    for (PositionalParamSpec operand : spec.positionalParameters()) {
      item(operand.paramLabel(), String.join(" ", operand.description()));
    }
    for (OptionSpec option : spec.options()) {
      if (!option.usageHelp() && !option.versionHelp() && !option.hidden()) {
        item(names(option), String.join(" ", option.description()));
      }
    }
    paragraph(spec.usageMessage().footer());
    spec.subcommands().values().forEach(below -> command(below.getCommandSpec()));
  }

  private static String names(OptionSpec option) {
    List<String> names = new ArrayList<>(List.of(option.names()));
    if (option.negatable()) {
      names.add(option.longestName().replaceFirst("--", "--no-"));
    }
    String value = takesNone(option) ? "" : " " + option.paramLabel();
    return String.join(", ", names) + value;
  }

  private static boolean takesNone(ArgSpec argument) {
    return argument.arity().max() == 0;
  }

  private static String operands(CommandSpec spec) {
    StringBuilder words = new StringBuilder(spec.subcommands().isEmpty() ? "[options]" : "COMMAND");
    for (PositionalParamSpec operand : spec.positionalParameters()) {
      words.append(' ').append(operand.paramLabel());
      if (operand.arity().max() > 1) {
        words.append("...");
      }
    }
    return words.toString();
  }

  private void section(String title) {
    line(".SH " + title);
  }

  private void item(String term, String meaning) {
    line(".TP");
    line(".B " + text(term));
    line(text(meaning));
  }

  /** Indented lines are examples and keep their breaks. */
  private void paragraph(String[] lines) {
    line(".PP");
    for (String each : lines) {
      if (each.isBlank()) {
        continue;
      }
      if (each.startsWith("  ")) {
        line(".br");
      }
      line(text(each.strip()));
    }
  }

  private void line(String line) {
    page.append(line).append('\n');
  }

  /** Text in which nothing is a request and a hyphen is one. */
  private static String text(String plain) {
    String escaped = plain.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
