package dev.memlint.rules.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingTest {
  private static JavaFacts facts(String statements) {
    return JavaFacts.of(
        """
        package app;

        import java.io.*;
        import java.nio.file.*;
        import java.util.*;
        import java.util.stream.*;

        class A {
          Object m(Path p, OutputStream out, InputStream in, String word, Writer writer)
              throws IOException {
            %s
          }
        }
        """
            .formatted(statements));
  }

  private static List<Fix> fixes(JavaFacts facts) {
    return facts.facts().calls().stream().flatMap(call -> call.fixes().stream()).toList();
  }

  private static String fixed(String statements) {
    JavaFacts facts = facts(statements);
    List<Fix> fixes = fixes(facts);
    assertThat(fixes).hasSize(1);
    assertThat(fixes.getFirst().safety()).isEqualTo(FixSafety.UNSAFE);
    return fixes.getFirst().apply(facts.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "out.write(Files.readAllBytes(p));          | Files.copy(p, out);",
        "out.write(in.readAllBytes());              | in.transferTo(out);",
        "return Files.readString(p).contains(\"word\"); |"
            + " return lines.anyMatch(line -> line.contains(\"word\"));",
        "return Files.readAllLines(p).contains(word); |"
            + " return lines.anyMatch(line -> line.equals(word));",
        "return Files.readAllLines(p).stream().filter(String::isBlank).count(); |"
            + " return lines.filter(String::isBlank).count();",
        "for (String l : Files.readString(p).split(\"\\r?\\n\")) use(l); |"
            + " for (String l; (l = reader.readLine()) != null; ) use(l);",
        "for (String l : Files.lines(p).toList()) use(l); |"
            + " try (BufferedReader reader = Files.newBufferedReader(p)) {",
        "for (String l : new String(in.readAllBytes(), word).split(\"\\n"
            + "\")) use(l); | try (BufferedReader reader = new BufferedReader(new"
            + " InputStreamReader(in, word))) {",
      })
  void streams(String before, String after) {
    assertThat(fixed(before)).contains(after);
  }

  @Test
  void theBodyOfALoopKeepsItsShape() {
    assertThat(
            fixed(
                """
                List<String> lines = Files.readAllLines(p);
                    for (String line : lines) {
                      use(line); // each

                      use(\"""
                          text
                          \""");
                    }\
                """))
        .contains(
            """
                try (BufferedReader reader = Files.newBufferedReader(p)) {
                  for (String line; (line = reader.readLine()) != null; ) {
                    use(line); // each

                    use(\"""
                        text
                        \""");
                  }
                }
              }
            """);
  }

  @Test
  void aLambdaUsesNoNameOfTheMethodAround() {
    assertThat(
            fixed(
                """
                Object reader = p;
                    return run(() -> {
                      for (String line : Files.readAllLines(p)) {
                        use(line);
                      }
                    });\
                """))
        .contains("BufferedReader lineReader = Files.newBufferedReader(p)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (String l : Files.readAllLines(p)) keep(() -> use(l));",
        "for (String l : Files.readAllLines(p)) { l = l.strip(); use(l); }",
        "for (Object l : Files.readAllLines(p)) use(l);",
        "List<String> all = Files.readAllLines(p); for (String l : all) use(l);",
        "List<String> all = Files.readAllLines(p);\nuse(p);\nfor (String l : all) use(l);",
        "List<String> all = Files.readAllLines(p);\nfor (String l : all) use(l, all);",
        "outer: for (String l : Files.readAllLines(p)) use(l);",
        "for (String l : Files.readString(p).split(\"\\n+\")) use(l);",
        "for (String l : Files.readString(p).split(word)) use(l);",
        "return Files.readString(p).lines();",
        "return Files.readString(p).lines().map(String::strip);",
        "word = word + 1;\nreturn Files.readString(p).contains(word);",
        "return Files.readString(p).contains(word);",
        "return Files.readString(p).contains(\"a\\nb\");",
        "for (String l : Files.readAllLines(p)) Files.writeString(p, l);",
        "boolean b = Files.readString(p).contains(word);\nreturn b;",
        "writer.write(Files.readString(p));",
        "out.write(Files.readAllBytes(p), 0, 9);",
        "return Files.readAllBytes(p);",
      })
  void offersNothingFor(String statements) {
    JavaFacts facts = facts(statements);
    assertThat(facts.reads()).isNotEmpty();
    assertThat(fixes(facts)).isEmpty();
  }
}
