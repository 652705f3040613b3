package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadsTest {
  private static final String HEAD =
      """
      use std::{fs::{self, File}, io::{self, BufRead, BufReader, Read, Write}, path::Path};
      """;

  private static List<CallFact> reads(String body) {
    return Rust.facts(
            HEAD
                + "struct S { t: String } impl S { fn f(&mut self, p: &Path) -> R { "
                + body
                + " } }")
        .calls();
  }

  private static CallFact read(String body) {
    assertThat(reads(body)).hasSize(1);
    return reads(body).getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fs::read(p)?;",
        "std::fs::read_to_string(p).unwrap();",
        "tokio::fs::read(p).await?;",
        "File::open(p)?.read_to_end(&mut b)?;",
        "let mut r = BufReader::new(File::open(p)?); r.read_to_string(&mut b)?;",
        "io::read_to_string(File::open(p)?)?;",
        "let l: Vec<_> = BufReader::new(File::open(p)?).lines().collect::<Result<_, _>>()?;",
        "let l: Vec<_> = BufReader::new(File::open(p)?).lines().map(|l| l.unwrap()).collect();",
        "assert!(fs::read(p)?.is_empty());",
      })
  void wholeReads(String body) {
    CallFact call = read(body);
    assertThat(call.hotspot()).isEqualTo("whole-file-read");
    assertThat(call.certain()).isTrue();
    assertThat(call.limited()).isFalse();
    assertThat(call.source()).contains("p");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io::stdin().read_to_string(&mut b)?;",
        "io::read_to_string(io::stdin())?;",
        "for l in BufReader::new(File::open(p)?).lines() {}",
        "self.read_to_string();",
        "text.lines().collect::<Vec<_>>();",
        "Cursor::new(v).read_to_end(&mut b)?;",
      })
  void otherReads(String body) {
    assertThat(reads(body)).isEmpty();
  }

  @Test
  void anUnknownReaderIsUncertain() {
    assertThat(read("make().read_to_end(&mut b)?;").certain()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "File::open(p)?.take(9).read_to_end(&mut b)?;",
        "let r = File::open(p)?.take(9); r.read_to_end(&mut b)?;",
        "if fs::metadata(p)?.len() > 9 { return e; } fs::read(p)?;",
        "let m = p.metadata()?; if m.len() > 9 { return e; } fs::read(p)?;",
        "let mut f = File::open(p)?; f.seek(SeekFrom::End(-9))?; f.read_to_end(&mut b)?;",
      })
  void limitedReads(String body) {
    assertThat(read(body).limited()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "for l in fs::read_to_string(p)?.lines() {}@SPLIT",
        "let t = fs::read_to_string(p)?; let t = t.trim(); for l in t.split('\\n') {}@SPLIT",
        "let t = fs::read_to_string(p)?; for c in t.chars() {}@ITERATED",
        "let Ok(t) = fs::read_to_string(p) else { return x }; t.contains(\"a\");@SEARCHED",
        "if let Ok(t) = fs::read_to_string(p) { t.contains(\"a\"); }@SEARCHED",
        "match fs::read_to_string(p) { Ok(t) => t.contains(\"a\"), Err(e) => e.into() };@SEARCHED",
        "hasher.update(&fs::read(p)?);@HASHED",
        "out.write_all(&fs::read(p)?)?;@COPIED",
        "let t = fs::read(p)?; fs::write(p, t)?;@REWRITTEN",
        "let v: V = serde_json::from_str(&fs::read_to_string(p)?)?;@PARSED_STREAMABLE",
        "fs::read_to_string(p).ok().and_then(|t| toml::from_str(&t).ok());@PARSED_WHOLE",
        "self.t = fs::read_to_string(p)?;@STORED",
        "fs::read_to_string(p)@RETURNED",
        "return Ok(fs::read_to_string(p)?);@RETURNED",
        "fs::read(p)?.len();@MEASURED",
        "parse(&fs::read_to_string(p)?);@PASSED",
        "if fs::read_to_string(p)? == new {}@REWRITTEN",
        "let mut b = String::new(); File::open(p)?.read_to_string(&mut b)?; b.lines();@SPLIT",
      })
  void consumption(String body, Consumption consumption) {
    assertThat(read(body).consumed()).containsExactly(consumption);
  }

  @Test
  void droppedResultsAreNotConsumed() {
    assertThat(read("fs::read(p)?;").consumed()).isEmpty();
  }

  @Test
  void sourcesAreFollowed() {
    assertThat(
            read("let path = self.root.join(\"Cargo.toml\"); fs::read_to_string(&path)?;").source())
        .isEqualTo("&path <- self.root.join(\"Cargo.toml\")");
    assertThat(
            Rust.facts("const P: &str = \"/proc/self/maps\"; fn f() { std::fs::read(P); }").calls())
        .singleElement()
        .extracting(CallFact::source)
        .isEqualTo("P <- \"/proc/self/maps\"");
  }

  @Test
  void testsAreNotRead() {
    assertThat(Rust.facts("#[test] fn t() { std::fs::read(\"x\"); }").calls()).isEmpty();
  }
}
