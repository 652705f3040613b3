package dev.memlint.rules.java;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoxedSumsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Long sum = 0L; for (long n : all) sum += n;                     | Long +=",
        "Double sum = 1.0; for (double n : all) { sum *= n; }            | Double *=",
        "Integer count = 0; while (more()) count++;                      | Integer ++",
      })
  void finds(String statements, String api) {
    assertThat(JavaFacts.ofMembers("void m() { " + statements + " }").call().api()).isEqualTo(api);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "long sum = 0; for (long n : all) sum += n;",
        "Long sum = 0L; sum += 1;",
        "Long sum = 0L; for (int i = 0; i < 10; i++) sum += i;",
        "for (Long n : all) { Long twice = n; twice += n; }",
        "for (Long n : all) n += 1;",
        "String text = \"\"; for (String s : all) text += s;",
      })
  void isSilentFor(String statements) {
    assertThat(JavaFacts.ofMembers("void m() { " + statements + " }").facts().calls()).isEmpty();
  }
}
