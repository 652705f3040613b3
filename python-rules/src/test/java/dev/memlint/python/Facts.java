package dev.memlint.python;

import dev.memlint.rules.facts.AllocationFact;
import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.frontend.ExtractionException;
import dev.memlint.rules.frontend.FactExtractor;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import dev.memlint.rules.source.SourceFile;
import java.util.List;

/** Text in, facts out. */
record Facts(String text, FileFacts file) {
  static Facts of(String text) {
    return at("app/mod.py", text);
  }

  static Facts at(String path, String text) {
    try (FactExtractor extractor = new PythonFrontEnd().newExtractor()) {
      SourceFile source = new SourceFile(path, Language.PYTHON, Role.MAIN, text, "00");
      return new Facts(text, extractor.extract(source));
    } catch (ExtractionException e) {
      throw new AssertionError(e);
    }
  }

  StoreFact store(String name) {
    return file.stores().stream()
        .filter(s -> s.ref().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no store " + name + " in " + file.stores()));
  }

  boolean hasStore(String name) {
    return file.stores().stream().anyMatch(s -> s.ref().name().equals(name));
  }

  /** Uses as {@code "GROW app.mod.Session.items []= DATA"}. */
  List<String> uses() {
    return file.uses().stream()
        .map(
            u ->
                u.kind()
                    + " "
                    + u.store().owner()
                    + (u.store().owner().isEmpty() ? "" : ".")
                    + u.store().name()
                    + " "
                    + u.operation())
        .toList();
  }

  StoreUse use() {
    return only(file.uses());
  }

  StoreUse use(StoreUse.Kind kind) {
    return only(file.uses().stream().filter(u -> u.kind() == kind).toList());
  }

  /** The whole reads; calls of other hotspots do not count. */
  List<CallFact> reads() {
    return file.calls().stream().filter(c -> c.hotspot().equals("whole-file-read")).toList();
  }

  CallFact read() {
    return only(reads());
  }

  AllocationFact allocation() {
    return only(file.allocations());
  }

  FunctionFact function(String name) {
    return only(file.functions().stream().filter(f -> f.name().equals(name)).toList());
  }

  String textAt(Site site) {
    return text.substring(site.span().start(), site.span().end());
  }

  private static <T> T only(List<T> all) {
    if (all.size() != 1) {
      throw new AssertionError("expected one, got " + all);
    }
    return all.getFirst();
  }
}
