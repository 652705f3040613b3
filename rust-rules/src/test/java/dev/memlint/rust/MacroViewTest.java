package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MacroViewTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "println!(\"{}\", f(x));@println (\"{}\", f(x));",
        "vec![0; n]@   ![0; n]",
        "lazy_static! { static ref A: B = C; }@mod _static  { static ref A: B = C; }",
        "lazy_static::lazy_static! { }@             mod _static  { }",
        "thread_local! { static A: B = C }@mod ad_local  { static A: B = C;}",
        "matches!(x, Some(_) | None)@matches (x                )",
        "info!(%x, ?y, z = %w, a % b)@info ( x,  y, z =  w, a % b)",
        "info!(target: \"t\", \"m\")@info (target, \"t\", \"m\")",
        "cfg_rt! { pub fn f() {} }@mod rt  { pub fn f() {} }",
        "cfg_rt! { f(); }@cfg_rt! { f(); }",
        "assert!(vec![a].len() > 1)@assert (   ![a].len() > 1)",
        "tokio::select! { a = f() => g, else => h }@               {     f() ;  g;      ;  h }",
        "select! { _ = f(), if ok => { g() } }@        {     f()        ;  { g() } }",
      })
  void opens(String text, String view) {
    assertThat(MacroView.of(text)).isEqualTo(view).hasSameSizeAs(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a != b",
        "// println!(x)",
        "/* /* vec![1] */ vec![2] */",
        "\"println!(x)\"",
        "r#\"quoted \" vec![1]\"#",
        "b\"vec![1]\"",
        "'!'",
        "'\\'' ; f('\"')",
        "fn f<'a>(x: &'a str) {}",
        "macro_rules! m { () => {} }",
        "json!({ \"a\": 1 })",
        "unclosed!(",
        "println!",
      })
  void leavesAlone(String text) {
    assertThat(MacroView.of(text)).isEqualTo(text);
  }

  @Test
  void literalsDoNotHideWhatFollowsThem() {
    assertThat(MacroView.of("('\\'', '\"', '\\u{1F600}', '😀', \"\\\"\"); dbg!(x)"))
        .isEqualTo("('\\'', '\"', '\\u{1F600}', '😀', \"\\\"\"); dbg (x)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"vec![", "select! {", "select! { a =>", "cfg_if! { if", "thread_local! { x"})
  void unfinishedTextIsNoTrouble(String text) {
    assertThat(MacroView.of(text)).hasSameSizeAs(text);
  }

  @Test
  void whatTheGrammarDoesNotKnow() {
    assertThat(MacroView.of("unsafe extern \"C\" { fn f(); }"))
        .isEqualTo("       extern \"C\" { fn f(); }");
    assertThat(MacroView.of("unsafe extern \"C\" fn f() {}"))
        .isEqualTo("unsafe extern \"C\" fn f() {}");
    assertThat(MacroView.of("g(&raw[1..], &raw const x)")).isEqualTo("g(&r_w[1..], &raw const x)");
  }

  @Test
  void conditionalItemsAreItems() {
    String text =
        """
        cfg_if::cfg_if! {
            if #[cfg(unix)] {
                fn a() {}
            } else {
                fn b() {}
            }
        }
        """;
    assertThat(Rust.facts(text).functions())
        .extracting(function -> function.name())
        .containsExactly("<top>", "a", "b");
    assertThat(Rust.facts(text).problems()).isEmpty();
  }
}
