package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextFixesTest {
  private static final String HEAD = "use std::fmt::Write as _;\n";

  private static String file(String statement) {
    return HEAD
        + "fn f(lines: &[String], n: usize) -> String { let mut t = String::new(); for l in lines {"
        + " "
        + statement
        + " } t }";
  }

  private static Optional<Fix> fix(String text) {
    return Rust.facts(text).texts().getFirst().fix();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "t = format!(\"{t}{l}\\n\");|let _ = writeln!(t, \"{l}\");",
        "t = format!(\"{t}\\n\");|t.push_str(\"\\n\");",
        "t = format!(\"{t}{}, {:>n$}\", l, l);|let _ = write!(t, \"{}, {:>n$}\", l, l);",
        "t = format!(\"{}-{}\", t, l);|let _ = write!(t, \"-{}\", l);",
        "t = format!(\"{}- \", t);|t.push_str(\"- \");",
        "t = format!(\"{}{{{l}}}\", t);|let _ = write!(t, \"{{{l}}}\");",
      })
  void aTextFormattedAnewIsWrittenTo(String statement, String expected) {
    Fix fix = fix(file(statement)).orElseThrow();
    assertThat(fix.safety()).isEqualTo(FixSafety.SAFE);
    assertThat(fix.apply(file(statement))).isEqualTo(file(expected));
  }

  @Test
  void lineBreaksStay() {
    String before = file("t = format!(\n    \"{}{}\",\n    t,\n    l\n);");
    assertThat(fix(before).orElseThrow().apply(before))
        .isEqualTo(file("let _ = write!(t,\n    \"{}\",\n    l\n);"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t = format!(\"{l}{t}\");",
        "t = format!(\"{t}{l}{t}\");",
        "t = format!(\"{t}{}\", t.len());",
        "t = format!(\"{}{0}\", t);",
        "t = format!(\"{}{:1$}\", t, n);",
        "t = format!(\"{t:>9}{l}\");",
        "t = format!(\"{t}{}\", next().await);",
      })
  void noFixWhereTheTextIsNotMerelyExtended(String statement) {
    assertThat(fix(file(statement))).isEmpty();
  }

  @Test
  void aCommentInsideMakesItUnsafe() {
    String statement = "t = format!( /* all so far */ \"{t}{l}\");";
    assertThat(fix(file(statement)).orElseThrow().safety()).isEqualTo(FixSafety.UNSAFE);
  }

  @Test
  void theImportIsTheModulesWhoseCodeItIs() {
    String body =
        "fn f(ls: &[u8]) -> String { let mut t = String::new(); for l in ls { t ="
            + " format!(\"{t}{l}\"); } t }";
    String inner = "fn g() {}\nmod m {\n    use std::fs;\n    " + body + "\n}";
    assertThat(fix(inner).orElseThrow().apply(inner))
        .contains("mod m {\n    use std::fmt::Write as _;\n    use std::fs;\n");
    String lazy = "use std::fs;\nlazy_static! {\n    static ref T: u8 = { " + body + " 1 };\n}";
    assertThat(fix(lazy).orElseThrow().apply(lazy))
        .startsWith("use std::fmt::Write as _;\nuse std::fs;\nlazy_static! {");
  }
}
