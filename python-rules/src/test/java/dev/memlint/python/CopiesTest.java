package dev.memlint.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.CopyFact;
import dev.memlint.rules.facts.CopyFact.Form;
import dev.memlint.rules.facts.CopyFact.Into;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CopiesTest {
  private static List<CopyFact> copies(String body) {
    return Facts.of(
            """
            import copy
            def read(rows):
                return len(rows)
            def keep(rows):
                return rows
            class S:
                def __init__(self):
                    self.rows = []
                    self.models = {}
                def f(self, name):
                    %s
            """
                .formatted(body))
        .file()
        .copies();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return list(self.rows)",
        "return tuple(self.rows)",
        "return self.rows[:]",
        "return [*self.rows]",
        "return (*self.rows,)",
        "return [row for row in self.rows]",
        "return self.rows.copy()",
        "return dict(self.models)",
        "return {**self.models}",
        "return list(self.models.values())",
        "return copy.copy(self.models)",
        "return list(self.rows) if name else None",
      })
  void returnsAllOfAStore(String body) {
    assertThat(copies(body))
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.form()).isEqualTo(Form.COPY_OF_STORE);
              assertThat(copy.into()).isEqualTo(Into.RETURNED);
              assertThat(copy.deep()).isFalse();
            });
  }

  @Test
  void returnsAnElement() {
    assertThat(copies("return copy.deepcopy(self.models[name])"))
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.form()).isEqualTo(Form.COPY_OF_ELEMENT);
              assertThat(copy.deep()).isTrue();
              assertThat(copy.store().orElseThrow().name()).isEqualTo("models");
            });
  }

  @Test
  void seesLocks() {
    assertThat(copies("with self.lock: return list(self.rows)"))
        .singleElement()
        .extracting(CopyFact::pointer)
        .isEqualTo("lock");
  }

  @Test
  void tellsReadersFromKeepers() {
    assertThat(copies("read(list(self.rows))"))
        .singleElement()
        .extracting(CopyFact::into)
        .isEqualTo(Into.READER);
    assertThat(copies("keep(list(self.rows))")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return list(name)",
        "rows = list(self.rows); rows.sort(); return rows",
        "return self.rows[1:]",
        "return [row for row in self.rows if row]",
        "return list(self.rows, name)",
        "for row in list(self.rows): self.rows.remove(row)",
      })
  void saysNothingOf(String body) {
    assertThat(copies(body)).isEmpty();
  }
}
