package dev.memlint.sarif;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The program that made a log, with every rule that its results may name.
 *
 * @param name the program's name, not blank
 * @param version its semantic version, not blank
 * @param informationUri absolute address where it is described
 * @param rules all rules, ids unique, in the order in which the log lists them
 */
public record SarifTool(String name, String version, URI informationUri, List<SarifRule> rules) {
  public SarifTool {
    Checks.notBlank(name, "tool name");
    Checks.notBlank(version, "tool version");
    Checks.absolute(informationUri, "informationUri");
    rules = List.copyOf(rules);
    Set<String> ids = new HashSet<>();
    for (SarifRule rule : rules) {
      if (!ids.add(rule.id())) {
        throw new IllegalArgumentException("two rules are called " + rule.id());
      }
    }
  }
}
