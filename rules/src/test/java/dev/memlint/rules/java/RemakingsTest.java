package dev.memlint.rules.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.RemadeFact;
import dev.memlint.rules.facts.RemadeFact.What;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemakingsTest {
  private static List<RemadeFact> remade(String statements) {
    return JavaFacts.ofMembers("void m(String text) throws Exception { " + statements + " }")
        .facts()
        .remade();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Long sum = 0L; for (long n : all) sum += n;                     | BOX     | Long +=",
        "Double sum = 1.0; for (double n : all) { sum *= n; }            | BOX     | Double *=",
        "Integer count = 0; while (more()) count++;                      | BOX     | Integer ++",
        "for (String s : all) use(s.split(\"[,;]\"));                    | PATTERN | String.split",
        "for (String s : all) use(s.matches(\"a+\"));                    | PATTERN |"
            + " String.matches",
        "for (String s : all) { byte[] b = new byte[512]; in.read(b); }  | BUFFER  | new byte[]",
        "for (String s : all) { StringBuilder b = new StringBuilder(9); b.append(s).append(1);"
            + " use(b.toString()); } | BUFFER | new StringBuilder",
      })
  void finds(String statements, What what, String api) {
    assertThat(remade(statements))
        .singleElement()
        .satisfies(
            made -> {
              assertThat(made.what()).isEqualTo(what);
              assertThat(made.api()).isEqualTo(api);
            });
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
        "for (String s : all) use(s.split(\",\"), s.split(\"\\\\|\"));",
        "use(text.matches(\"a+\"));",
        "for (String s : all) if (s.isEmpty()) throw new Exception(s.replaceAll(\"a+\", \"\"));",
        "for (Other o : all) use(o.matches(\"a+\"));",
        "for (String s : all) { StringBuilder b = new StringBuilder(); b.append(s); use(b); }",
        "for (String s : all) { StringBuilder b = new StringBuilder(s); b.append(s);"
            + " use(b.toString()); }",
        "for (String s : all) { byte[] b = new byte[512]; in.read(b); use(b); }",
        "for (String s : all) { byte[] b = new byte[s.length()]; in.read(b); }",
        "for (String s : all) if (s.isEmpty()) { byte[] b = new byte[512]; in.read(b); }",
        "StringBuilder b = new StringBuilder(); b.append(text); use(b.toString());",
      })
  void isSilentFor(String statements) {
    assertThat(remade(statements)).isEmpty();
  }
}
