package dev.memlint.rules.project;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.source.Language;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Functions that return what a call of the API tables gave them. */
final class HandedOn {
  private final Set<Function> functions = new HashSet<>();

  HandedOn(List<FileFacts> files) {
    for (FileFacts file : files) {
      for (CallFact call : file.calls()) {
        if (call.certain() && call.consumed().contains(Consumption.RETURNED)) {
          functions.add(
              new Function(file.language(), file.function(call.site()).name(), call.hotspot()));
        }
      }
    }
  }

  boolean contains(Language language, String function, String hotspot) {
    return functions.contains(new Function(language, Names.simple(function), hotspot));
  }

  private record Function(Language language, String name, String hotspot) {}
}
