package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BoundFixesTest {
  private static Optional<Fix> channel(String text) {
    return Rust.facts(text).calls().stream()
        .filter(call -> call.hotspot().equals("unbounded-channel"))
        .findFirst()
        .orElseThrow()
        .fixes()
        .stream()
        .findFirst();
  }

  private static String tokio(String field, String send) {
    return """
    use tokio::sync::mpsc::{self, UnboundedSender};

    pub struct Jobs {
        %s UnboundedSender<u32>,
    }

    impl Jobs {
        pub fn new() -> Self {
            let (tx, mut rx) = mpsc::unbounded_channel();
            tokio::spawn(async move { while let Some(n) = rx.recv().await { run(n); } });
            Self { tx }
        }

        %s
    }
    """
        .formatted(field, send);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "pub async fn add(&self) -> R { self.tx.send(1)?; }#pub async fn add(&self) -> R {"
            + " self.tx.send(1).await?; }",
        "pub fn add(&self) { let _ = self.tx.send(1); }#pub fn add(&self) { let _ ="
            + " self.tx.try_send(1); }",
        "pub fn add(&self) { self.tx.send(1).unwrap(); }#pub fn add(&self) {"
            + " self.tx.try_send(1).unwrap(); }",
        "fn go(&self) { let tx = self.tx.clone(); std::thread::spawn(move || tx.send(1)); }#fn"
            + " go(&self) { let tx = self.tx.clone(); std::thread::spawn(move ||"
            + " tx.blocking_send(1)); }",
        "fn go(&self) { tokio::spawn(async move { tx.send(1) }); }"
            + "#fn go(&self) { tokio::spawn(async move { tx.send(1).await }); }",
      })
  void sendsWaitBlockOrAreRefused(String send, String after) {
    String text = tokio("tx:", send);
    Fix fix = channel(text).orElseThrow();
    assertThat(fix.safety()).isEqualTo(FixSafety.UNSAFE);
    assertThat(fix.apply(text))
        .isEqualTo(
            tokio("tx:", after)
                .replace("UnboundedSender", "Sender")
                .replace("unbounded_channel()", "channel(1024)"));
  }

  @Test
  void whatOtherFilesSeeIsOnlyShown() {
    String send = "pub async fn add(&self) -> R { self.tx.send(1)?; }";
    assertThat(channel(tokio("pub tx:", send)).orElseThrow().safety())
        .isEqualTo(FixSafety.DISPLAY_ONLY);
    String returned = "pub fn tx(&self) -> UnboundedSender<u32> { self.tx.clone() }";
    assertThat(channel(tokio("tx:", returned)).orElseThrow().safety())
        .isEqualTo(FixSafety.DISPLAY_ONLY);
    String checked = "pub fn add(&self) -> Result<(), E> { self.tx.send(1)?; Ok(()) }";
    assertThat(channel(tokio("tx:", checked)).orElseThrow().safety())
        .isEqualTo(FixSafety.DISPLAY_ONLY);
    String locked = "async fn add(&self) { let _n = self.n.lock(); let _ = self.tx.send(1); }";
    assertThat(channel(tokio("tx:", locked)).orElseThrow().safety())
        .isEqualTo(FixSafety.DISPLAY_ONLY);
    String elsewhere = tokio("tx:", "").replace("Self { tx }", "start(tx.clone()); Self { tx }");
    assertThat(channel(elsewhere).orElseThrow().safety()).isEqualTo(FixSafety.DISPLAY_ONLY);
    String debounced =
        """
        use std::sync::mpsc;
        fn start() { let (tx, rx) = mpsc::channel(); watch(tx); for one in rx { show(one); } }
        fn watch(sender: mpsc::Sender<u8>) { new_debouncer(sender.clone()); }
        fn show(one: u8) {}
        """;
    assertThat(channel(debounced).orElseThrow().safety()).isEqualTo(FixSafety.DISPLAY_ONLY);
    assertThat(channel(debounced.replace("new_debouncer(", "drop(")).orElseThrow().safety())
        .isEqualTo(FixSafety.UNSAFE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "use tokio::sync::oneshot;",
        "fn other() { let c = mpsc::unbounded_channel::<u8>(); }",
        "use std::sync::mpsc::Sender;",
        "fn go(&self) { unknown! { self.tx.send(1) } }",
      })
  void noFixWhereSendsOrTypesMayBeOthers(String more) {
    assertThat(channel(tokio("tx:", "") + more)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fn f() { let (a, b) = flume::unbounded::<u8>(); }|fn f() { let (a, b) ="
            + " flume::bounded::<u8>(1024); }",
        "use crossbeam_channel::unbounded; fn f() { let c = unbounded(); }|use"
            + " crossbeam_channel::bounded; fn f() { let c = bounded(1024); }",
        "fn f() { let (tx, rx) = std::sync::mpsc::channel::<u8>(); }|fn f() { let (tx, rx) ="
            + " std::sync::mpsc::sync_channel::<u8>(1024); }",
      })
  void otherChannels(String before, String after) {
    Fix fix = channel(before).orElseThrow();
    assertThat(fix.safety()).isEqualTo(FixSafety.UNSAFE);
    assertThat(fix.apply(before)).isEqualTo(after);
  }

  @Test
  void theEndsOfAStaticAreEveryones() {
    String made =
        "static S: LazyLock<S> = LazyLock::new(|| { let (a, b) = std::sync::mpsc::channel(); S { a,"
            + " b } });";
    assertThat(channel(made).orElseThrow().safety()).isEqualTo(FixSafety.DISPLAY_ONLY);
    String sent =
        "static T: LazyLock<S> = LazyLock::new(|| { let t = async { tx.send(1) }; S { t } });";
    assertThat(channel(tokio("tx:", "") + sent).orElseThrow().safety())
        .isEqualTo(FixSafety.DISPLAY_ONLY);
  }

  private static String log(String field, String made, String body) {
    return """
    struct Log {
        %s,
    }

    impl Log {
        fn new() -> Self {
            Self { rows: %s }
        }

        fn add(&mut self, row: String) {
            %s
        }
    }
    """
        .formatted(field, made, body);
  }

  private static Optional<Fix> growth(String text) {
    return Rust.facts(text).uses().stream()
        .filter(use -> use.kind() == StoreUse.Kind.GROW)
        .findFirst()
        .orElseThrow()
        .fix();
  }

  @Test
  void aListWithAnOrderBecomesAQueue() {
    String text = log("rows: Vec<String>", "vec![]", "self.rows.push(row);");
    Fix fix = growth(text).orElseThrow();
    assertThat(fix.safety()).isEqualTo(FixSafety.UNSAFE);
    String pruned =
        """
        self.rows.push_back(row);
                if self.rows.len() > MAX_ROWS {
                    self.rows.pop_front();
                }\
        """;
    assertThat(fix.apply(text))
        .isEqualTo(
            "use std::collections::VecDeque;\n\nconst MAX_ROWS: usize = 1000;\n\n"
                + log("rows: VecDeque<String>", "VecDeque::new()", pruned));
  }

  @Test
  void theBlockIsIndentedAsTheCodeAroundIt() {
    String text =
        "struct Log { rows: Vec<u8> }\nimpl Log {\n  fn add(&mut self, row: u8) {\n"
            + "    self.rows.push(row);\n    self.rows.sort();\n  }\n}\n";
    assertThat(growth(text).orElseThrow().apply(text))
        .contains("    if self.rows.len() > MAX_ROWS {\n      self.rows.drain(");
  }

  @Test
  void noFixWhereACommentSaysWhyThereIsNoBound() {
    String text =
        "fn f() {\n    // Unbounded, or the two would wait for each other.\n"
            + "    let (a, b) = flume::unbounded::<u8>();\n}\n";
    assertThat(channel(text)).isEmpty();
  }

  @Test
  void theLimitStandsBeforeTheStructAndWhatIsSaidOfIt() {
    String text =
        "//! A log.\n\nuse std::fs;\n\n/// Rows.\n#[derive(Debug)]\n"
            + log("pub rows: Vec<String>", "Vec::new()", "self.rows.push(row);");
    assertThat(growth(text).orElseThrow().apply(text))
        .startsWith(
            "//! A log.\n\n"
                + "use std::fs;\n\n"
                + "const MAX_ROWS: usize = 1000;\n\n"
                + "/// Rows.\n"
                + "#[derive(Debug)]\n");
    String bare = "//! A log.\n\n" + text.substring(text.indexOf("#["));
    assertThat(growth(bare).orElseThrow().apply(bare))
        .startsWith("//! A log.\n\nconst MAX_ROWS: usize = 1000;\n\n#[derive(Debug)]\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pub rows: Vec<String>|self.rows.push(row);",
        "rows: Vec<String>|self.rows.push(row); self.rows.sort();",
        "rows: Vec<String>|self.rows.push(row); show(&self.rows);",
        "rows: Vec<String>|self.rows.push(row); show(&self.rows[1..]);",
      })
  void aListWithOtherUsesIsDrained(String shape) {
    String[] parts = shape.split("\\|");
    String text = log(parts[0], "Vec::new()", parts[1]);
    assertThat(growth(text).orElseThrow().apply(text))
        .contains("self.rows.drain(..self.rows.len() - MAX_ROWS);")
        .doesNotContain("VecDeque");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let n = self.rows.push(row);",
        "self.rows.insert(0, row);",
        "self.rows.push(row); self.names.push(n);",
        "self.places.insert(row, self.rows.len()); self.rows.push(row);",
        "self.rows.push(row); show(self.rows[0]);",
        "self.rows.push(row); show(self.rows.get(0));",
        "match row { _ => self.rows.push(row), }",
        "self.rows.push(row); const MAX_ROWS: u8 = 1;",
        "self.rows.push(row); let other: &mut Log; other.rows.push(row);",
      })
  void noFixWhereAGrowthIsNoStatementOfItsOwn(String body) {
    assertThat(growth(log("rows: Vec<String>", "Vec::new()", body))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "let r = regex::Regex::new(\"a\").unwrap();\\n"
            + "n += r.is_match(l);|let r = regex::Regex::new(\"a\").unwrap();\\n"
            + "for l in ls {\\n"
            + "n += r.is_match(l);",
        "n += regex::Regex::new(\"a\").unwrap().is_match(l);|let pattern ="
            + " regex::Regex::new(\"a\").unwrap();\\n"
            + "for l in ls {\\n"
            + "n += pattern.is_match(l);",
      })
  void aConstantPatternIsCompiledBeforeTheLoop(String round, String after) {
    String text = loop(round.replace("\\n", "\n"));
    Fix fix = Rust.facts(text).calls().getFirst().fixes().getFirst();
    assertThat(fix.safety()).isEqualTo(FixSafety.UNSAFE);
    assertThat(fix.apply(text))
        .isEqualTo(loop("@").replace("for l in ls {\n@", after.replace("\\n", "\n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let r = regex::Regex::new(l).unwrap();",
        "let r = regex::Regex::new(\"a\")?;",
        "let r = regex::Regex::new(\"a\").unwrap(); all.push(r);",
        "let mut r = regex::Regex::new(\"a\").unwrap();",
        "let f = || regex::Regex::new(\"a\").unwrap().is_match(l);",
        "pattern = 1; n += regex::Regex::new(\"a\").unwrap().is_match(l);",
      })
  void noFixWhereThePatternIsNotTheRoundsAlone(String round) {
    assertThat(Rust.facts(loop(round)).calls().getFirst().fixes()).isEmpty();
  }

  private static String loop(String round) {
    return "fn f(ls: &[String]) {\nfor l in ls {\n" + round + "\n}\n}\n";
  }
}
