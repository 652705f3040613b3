package dev.memlint.rules.java;

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
import dev.memlint.rules.source.Span;
import java.util.List;

/** The facts of a text, asked for the way tests read. */
record JavaFacts(String text, FileFacts facts) {

  static JavaFacts of(String text) {
    try (FactExtractor extractor = new JavaFrontEnd().newExtractor()) {
      SourceFile file = new SourceFile("A.java", Language.JAVA, Role.MAIN, text, "00");
      return new JavaFacts(text, extractor.extract(file));
    } catch (ExtractionException e) {
      throw new AssertionError(e);
    }
  }

  /** A class {@code app.A} with these members, and the imports that most tests need. */
  static JavaFacts ofMembers(String members) {
    return of(
        """
        package app;
        import java.io.*;
        import java.nio.file.*;
        import java.util.*;
        import java.util.concurrent.*;
        public class A {
        %s
        }
        """
            .formatted(members));
  }

  String text(Site site) {
    return text(site.span());
  }

  String text(Span span) {
    return text.substring(span.start(), span.end());
  }

  StoreFact store(String name) {
    return facts.stores().stream()
        .filter(store -> store.ref().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no store " + name + " in " + facts.stores()));
  }

  /** What happens to a store, in order: {@code "GROW put"}. */
  List<String> uses(String store) {
    return facts.uses().stream()
        .filter(use -> use.store().name().equals(store))
        .map(use -> (use.kind() + " " + use.operation()).strip())
        .toList();
  }

  StoreUse use(String store) {
    return only(
        facts.uses().stream().filter(use -> use.store().name().equals(store)).toList(),
        facts.uses());
  }

  FunctionFact function(String name) {
    return facts.functions().stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no function " + name));
  }

  FunctionFact function(Site site) {
    return facts.function(site);
  }

  /** The whole reads among the calls. */
  List<CallFact> reads() {
    return facts.calls().stream().filter(c -> c.hotspot().equals("whole-file-read")).toList();
  }

  CallFact read() {
    return only(reads(), facts.calls());
  }

  CallFact call() {
    return only(facts.calls(), facts.calls());
  }

  AllocationFact allocation() {
    return only(facts.allocations(), facts.allocations());
  }

  private static <T> T only(List<T> found, Object all) {
    if (found.size() != 1) {
      throw new AssertionError("expected one of " + all);
    }
    return found.getFirst();
  }
}
