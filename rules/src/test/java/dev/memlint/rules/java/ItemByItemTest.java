package dev.memlint.rules.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemByItemTest {
  private static final String READING =
      """
      List<String> all = new ArrayList<>();
      String s;
      int n = 0;
      while ((s = in.readLine()) != null) {
        %s
      }
      %s
      """;

  private static JavaFacts facts(String adding, String using) {
    return JavaFacts.ofMembers(
        "void m(BufferedReader in, PrintStream out) throws IOException {\n"
            + READING.formatted(adding, using)
            + "}");
  }

  private static List<Fix> fixes(JavaFacts facts) {
    return facts.facts().accumulations().stream().flatMap(one -> one.fix().stream()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "all.add(s);        | for (String t : all) out.println(t);      |"
            + " String t = s; out.println(t);",
        "all.add(s.trim()); | for (String s : all) { out.println(s); }  | out.println(s.trim());",
        "all.add(s.trim()); | all.forEach(out::println);                | out.println(s.trim());",
        "all.add(s + 1);    | all.forEach(System.out::println);         |"
            + " System.out.println(s + 1);",
      })
  void movesTheWork(String adding, String using, String moved) {
    JavaFacts facts = facts(adding, using);
    assertThat(fixes(facts)).hasSize(1);
    assertThat(fixes(facts).getFirst().safety()).isEqualTo(FixSafety.UNSAFE);
    assertThat(fixes(facts).getFirst().apply(facts.text()).replaceAll("\\s+", " "))
        .contains("!= null) { " + moved + " } }")
        .doesNotContain("all");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "all.add(s);                 | for (String t : all) { if (t.isEmpty()) break;"
            + " out.println(t); }",
        "all.add(s);                 | for (String t : all) { if (t.isEmpty()) return;"
            + " out.println(t); }",
        "all.add(s); n++;            | for (String t : all) out.println(t);",
        "n++; all.add(s);            | for (String t : all) out.println(t + n);",
        "all.add(s);                 | out.println(); for (String t : all) out.println(t);",
        "all.add(s);                 | for (String t : all) out.println(t);"
            + " out.println(all.size());",
        "if (n > 0) all.add(s);      | for (String t : all) out.println(t);",
        "all.add(s + 1);             | for (String s : all) out.println(s);",
        "all.add(s);                 | all.forEach(String::strip);",
        "all.add(0, s);              | for (String t : all) out.println(t);",
        "int t = 1; all.add(s + t);  | for (String t : all) { out.println(t); out.println(t); }",
      })
  void offersNothingFor(String adding, String using) {
    JavaFacts facts = facts(adding, using);
    assertThat(facts.facts().accumulations()).isNotEmpty();
    assertThat(fixes(facts)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try { while ((s = in.readLine()) != null) { all.add(s); } } catch (IOException e) { }",
        "if (s == null) { while ((s = in.readLine()) != null) { all.add(s); } }",
        "try { while ((s = in.readLine()) != null) { all.add(s); } } finally { out.println(); }",
      })
  void offersNothingBehindHandlersAndTests(String reading) {
    JavaFacts facts =
        JavaFacts.ofMembers(
            "void m(BufferedReader in, PrintStream out) throws IOException {\n"
                + "List<String> all = new ArrayList<>();\nString s = null;\n"
                + reading
                + "\nfor (String t : all) out.println(t);\n}");
    assertThat(facts.facts().accumulations()).isNotEmpty();
    assertThat(fixes(facts)).isEmpty();
  }
}
