package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StreamedFixesTest {
  private static final String HEAD =
      """
      use std::fs::{self, File};
      use std::io::{self, BufRead, BufReader};
      use std::process::{Command, Stdio};

      """;

  private static String function(String body) {
    return HEAD
        + "fn f(path: &str, sums: &mut Sums) -> io::Result<()> {\n"
        + body.indent(4)
        + "    Ok(())\n}\n\nfn key(line: &str) -> String { line.to_string() }\n"
        + "fn part(line: &str) -> &str { line }\n";
  }

  private static Optional<Fix> fix(String body) {
    List<CallFact> calls =
        Rust.facts(function(body)).calls().stream()
            .filter(call -> !call.hotspot().equals("allocation-in-hot-loop"))
            .toList();
    assertThat(calls).isNotEmpty();
    return calls.getFirst().fixes().stream().findFirst();
  }

  private static String whole(String round) {
    return "let text = fs::read_to_string(path)?;\nfor line in text.lines() {\n"
        + round.indent(4)
        + "}";
  }

  private static String streamed(String round) {
    return "let reader = BufReader::new(File::open(path)?);\nfor line in reader.lines() {\n"
        + ("let line = line?;\n" + round).indent(4)
        + "}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sums.n += line.len();|sums.n += line.len();",
        "if line == \"x\" { continue; }|if line == \"x\" { continue; }",
        "println!(\"{line} {}\", line);|println!(\"{line} {}\", line);",
        "let line = line.trim(); sums.add(line.parse().unwrap_or(0));|let line = line.trim();"
            + " sums.add(line.parse().unwrap_or(0));",
        "sums.add(key(line).len());|sums.add(key(&line).len());",
        "sums.text.push_str(line);|sums.text.push_str(&line);",
        "if sums.seen.contains(line) { break; }|if sums.seen.contains(line.as_str()) { break; }",
        "match line { \"a\" => sums.a(), _ => {} }|match line.as_str() { \"a\" => sums.a(), _ => {}"
            + " }",
        "if let Some((k, v)) = line.split_once('=') { sums.set(k.to_string(), v.len()); }|if let"
            + " Some((k, v)) = line.split_once('=') { sums.set(k.to_string(), v.len()); }",
        "for w in line.split(' ') { sums.words.push(w.to_owned()); }|for w in line.split(' ') {"
            + " sums.words.push(w.to_owned()); }",
      })
  void aLineThatEndsWithItsRoundIsReadFromTheFile(String round, String after) {
    Fix fix = fix(whole(round)).orElseThrow();
    assertThat(fix.safety()).isEqualTo(FixSafety.UNSAFE);
    assertThat(fix.apply(function(whole(round)))).isEqualTo(function(streamed(after)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sums.n += line.split(' ').filter(|w| w.len() > 3).count();",
        "sums.words.push(line.split(' ').map(|w| w.trim()).collect::<Vec<_>>().len());",
        "if names.iter().any(|name| line.contains(name)) { sums.a(); }",
      })
  void closuresOfARoundMayLookAtItsLine(String round) {
    assertThat(fix(whole(round)).orElseThrow().apply(function(whole(round))))
        .isEqualTo(function(streamed(round)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sums.words.push(line);",
        "sums.words.push(line.trim());",
        "for w in line.split(' ') { sums.words.push(w); }",
        "let row = Row { line };",
        "sums.last = line;",
        "sums.words.extend(line.split(' '));",
        "sums.last = part(line);",
        "elsewhere(line);",
        "let row: Row = serde_json::from_str(line)?;",
        "unknown! { line }",
        "line.split(' ').for_each(|w| { sums.words.push(w); });",
        "if let Some(k) = line.strip_prefix('x') { sums.last = k; }",
        "let words: Vec<&str> = line.split(' ').collect(); sums.rows.push(words);",
      })
  void noFixWhereAPartOfALineMayLiveOn(String round) {
    assertThat(fix(whole(round))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let text = fs::read_to_string(path).unwrap();\n"
            + "for line in text.lines() {\n"
            + "    sums.a();\n"
            + "}",
        "let text = fs::read_to_string(path)?;\n"
            + "for line in text.lines() {\n"
            + "    sums.a();\n"
            + "}\n"
            + "sums.set(text);",
        "let text = fs::read_to_string(path)?;\nfor line in text.lines() { sums.a(); }",
        "let text = fs::read_to_string(path)?;\n"
            + "for _ in 0..2 {\n"
            + "    for line in text.lines() {\n"
            + "        sums.a();\n"
            + "    }\n"
            + "}",
        "let text = fs::read_to_string(path)?;\n"
            + "let g = || {\n"
            + "    for line in text.lines() {\n"
            + "        sums.a();\n"
            + "    }\n"
            + "};",
        "let text = fs::read_to_string(path).map_err(wrap)?;\n"
            + "for line in text.lines() {\n"
            + "    sums.a();\n"
            + "}",
        "let text = tokio::fs::read_to_string(path).await?;\n"
            + "for line in text.lines() {\n"
            + "    sums.a();\n"
            + "}",
        "let text = fs::read_to_string(path)?;\n"
            + "for (a, line) in names.iter().zip(text.lines()) {\n"
            + "    sums.a();\n"
            + "}",
      })
  void noFixWhereTheTextIsNeededOrItsErrorsGoElsewhere(String body) {
    assertThat(fix(body)).isEmpty();
  }

  @Test
  void collectedLinesAreTakenOneByOne() {
    String body =
        """
        let lines = BufReader::new(File::open(path)?).lines().collect::<Result<Vec<_>, _>>()?;
        for (n, line) in lines.iter().enumerate() {
            sums.add(n, line.len());
        }
        """;
    assertThat(fix(body).orElseThrow().apply(function(body)))
        .isEqualTo(
            function(
                """
                let lines = BufReader::new(File::open(path)?).lines();
                for (n, line) in lines.enumerate() {
                    let line = line?;
                    sums.add(n, line.len());
                }
                """));
    assertThat(fix(body.replace("sums.add(n, line.len());", "sums.rows.push(line);"))).isEmpty();
    String moved = body.replace("lines.iter()", "lines.into_iter()");
    assertThat(fix(moved.replace("sums.add(n, line.len());", "sums.rows.push(line);"))).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "let mut out = File::create(to)?;|&mut out",
        "let mut out = Vec::new();|&mut out",
      })
  void bytesThatAreOnlyWrittenOnAreCopied(String out, String target) {
    String body = out + "\nlet bytes = fs::read(path)?;\nout.write_all(&bytes)?;";
    Fix fix = fix(body).orElseThrow();
    assertThat(fix.safety()).isEqualTo(FixSafety.UNSAFE);
    assertThat(fix.apply(function(body)))
        .isEqualTo(
            function(
                out
                    + "\nlet mut file = File::open(path)?;\nio::copy(&mut file, "
                    + target
                    + ")?;"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let bytes = fs::read(path)?;\nsums.out.write_all(&bytes)?;",
        "let mut out = File::create(to)?;\n"
            + "let bytes = fs::read(path)?;\n"
            + "out.write_all(&bytes)?;\n"
            + "sums.add(bytes.len());",
        "let mut out = File::create(to)?;\n"
            + "let bytes = fs::read(path)?;\n"
            + "if sums.n > 0 {\n"
            + "    out.write_all(&bytes)?;\n"
            + "}",
        "let mut out = File::create(to)?;\n"
            + "let bytes = fs::read(path)?;\n"
            + "out.write_all(&bytes[1..])?;",
        "let mut out = File::create(to)?;\n"
            + "let bytes = fs::read(path).unwrap();\n"
            + "out.write_all(&bytes)?;",
      })
  void noFixWhereTheBytesAreNeeded(String body) {
    assertThat(fix(body)).isEmpty();
  }

  private static final String OUTPUT =
      """
      let output = Command::new("git").args(["log", path]).output()?;
      for line in String::from_utf8_lossy(&output.stdout).lines() {
          sums.add(line.len());
      }
      """;

  @Test
  void linesOfAProcessAreTakenWhileItRuns() {
    Fix fix = fix(OUTPUT).orElseThrow();
    assertThat(fix.safety()).isEqualTo(FixSafety.UNSAFE);
    assertThat(fix.apply(function(OUTPUT)))
        .isEqualTo(
            function(
                """
                let mut child = Command::new("git").args(["log", path]).stdout(Stdio::piped()).spawn()?;
                let stdout = child.stdout.take().expect("stdout is piped");
                for line in BufReader::new(stdout).lines() {
                    let line = line?;
                    sums.add(line.len());
                }
                child.wait()?;
                """));
  }

  @Test
  void noFixWhereMoreOfTheOutputIsAskedFor() {
    assertThat(fix(OUTPUT + "sums.set(output.status);")).isEmpty();
    assertThat(fix(OUTPUT.replace("sums.add(line.len())", "sums.words.push(line)"))).isEmpty();
    assertThat(fix(OUTPUT.replace("stdout)", "stderr)"))).isEmpty();
    assertThat(fix(OUTPUT.replace("output()?", "output().unwrap()"))).isEmpty();
    assertThat(fix("let child = 1;\n" + OUTPUT)).isEmpty();
  }
}
