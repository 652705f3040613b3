package dev.memlint.rules.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.CopyFact;
import dev.memlint.rules.facts.CopyFact.Form;
import dev.memlint.rules.facts.CopyFact.Into;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CopiesTest {
  private static List<CopyFact> copies(String method) {
    return JavaFacts.of(
            """
            import java.util.*;
            import java.util.stream.*;
            class S {
              private final List<String> items = new ArrayList<>();
              private final Map<String, Model> models = new HashMap<>();
              private byte[] data;
              static int read(List<String> all) { return all.size(); }
              static List<String> keep(List<String> all) { return all; }
              %s
            }
            class Model { Model(Model other) {} Model copy() { return new Model(this); } }
            """
                .formatted(method))
        .facts()
        .copies();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "List<String> f() { return new ArrayList<>(items); }",
        "List<String> f() { return new LinkedList<>(this.items); }",
        "List<String> f() { return List.copyOf(items); }",
        "List<String> f() { return items.stream().toList(); }",
        "Object f() { return Collections.unmodifiableList(new ArrayList<>(items)); }",
        "Object f(boolean b) { return b ? null : (Object) new ArrayList<>(items); }",
        "Object f() { return new ArrayList<>(models.values()); }",
        "byte[] f() { return data.clone(); }",
        "byte[] f() { return Arrays.copyOf(data, data.length); }",
      })
  void returnsAllOfAStore(String method) {
    assertThat(copies(method))
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.form()).isEqualTo(Form.COPY_OF_STORE);
              assertThat(copy.into()).isEqualTo(Into.RETURNED);
              assertThat(copy.pointer()).isEmpty();
              assertThat(copy.deep()).isFalse();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Model f(String n) { return new Model(models.get(n)); }",
        "Model f(String n) { return models.get(n).copy(); }",
        "Model f(String n) { Model m = models.get(n); return m.copy(); }",
      })
  void returnsAnElement(String method) {
    assertThat(copies(method))
        .filteredOn(copy -> copy.form() == Form.COPY_OF_ELEMENT)
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.deep()).isTrue();
              assertThat(copy.store().orElseThrow().name()).isEqualTo("models");
            });
  }

  @Test
  void seesLocks() {
    assertThat(copies("synchronized Object f() { return new ArrayList<>(items); }"))
        .singleElement()
        .extracting(CopyFact::pointer)
        .isEqualTo("lock");
    assertThat(copies("Object f() { synchronized (items) { return new ArrayList<>(items); } }"))
        .singleElement()
        .extracting(CopyFact::pointer)
        .isEqualTo("lock");
  }

  @Test
  void tellsReadersFromKeepers() {
    assertThat(copies("int f() { return read(new ArrayList<>(items)); }"))
        .singleElement()
        .extracting(CopyFact::into)
        .isEqualTo(Into.READER);
    assertThat(copies("int f() { return keep(new ArrayList<>(items)).size(); }")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Object f(List<String> given) { return new ArrayList<>(given); }",
        "Object f() { List<String> l = new ArrayList<>(items); l.sort(null); return l; }",
        "byte[] f(int n) { return Arrays.copyOf(data, n); }",
        "Object f() { return items.stream().filter(s -> s.isEmpty()).toList(); }",
        "Object f() { Runnable r = () -> { new ArrayList<>(items); }; return r; }",
        "Object f() { return new ArrayList<>(16); }",
        "String[] f() { return items.toArray(new String[0]); }",
      })
  void saysNothingOf(String method) {
    assertThat(copies(method)).isEmpty();
  }
}
