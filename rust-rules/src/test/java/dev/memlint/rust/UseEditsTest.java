package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.treesitter.FlatTree;
import dev.memlint.rules.treesitter.ParseResult;
import dev.memlint.rules.treesitter.TreeParser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UseEditsTest {
  /** Asks for names in a file; a tree lasts no longer than its parser. */
  private static <T> T in(String text, Function<UseEdits, T> question) {
    try (TreeParser parser = new TreeParser(Syntax.RUST.grammar)) {
      return switch (parser.parse(text, text, Duration.ofSeconds(9))) {
        case ParseResult.Parsed(FlatTree tree) ->
            question.apply(new UseEdits(new Code(tree, Syntax.RUST), tree.size() - 1));
        case ParseResult.TimedOut(Duration limit) -> throw new AssertionError(limit);
      };
    }
  }

  private static String withReader(String text) {
    List<Edit> edits =
        in(
            text,
            uses -> {
              assertThat(uses.methodsOf("std::io::BufRead")).isTrue();
              assertThat(uses.name("std::io::BufReader")).isPresent();
              return uses.edits();
            });
    return edits.isEmpty() ? text : new Fix("import", FixSafety.SAFE, edits).apply(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fn f() {}|use std::io::{BufRead, BufReader};\\n\\nfn f() {}",
        "use std::io::Read;|use std::io::{BufRead, BufReader, Read};",
        "use std::io::{self, Read};|use std::io::{self, BufRead, Read};",
        "use std::io::{self};|use std::io::{self, BufRead};",
        "use std::io::prelude::*;|use std::io::BufReader;\\nuse std::io::prelude::*;",
        "use std::io::{BufRead, BufReader};|use std::io::{BufRead, BufReader};",
        "use std::fs;\\n"
            + "use std::path::Path;|use std::fs;\\n"
            + "use std::io::{BufRead, BufReader};\\n"
            + "use std::path::Path;",
        "use std::path::Path;|use std::io::{BufRead, BufReader};\\nuse std::path::Path;",
        "use serde::Serialize;|use std::io::{BufRead, BufReader};\\n\\nuse serde::Serialize;",
        "// Reads.\\n\\nfn f() {}|// Reads.\\n\\nuse std::io::{BufRead, BufReader};\\n\\nfn f() {}",
        "// Reads.\\nfn f() {}|use std::io::{BufRead, BufReader};\\n\\n// Reads.\\nfn f() {}",
        "//! Reads.\\nfn f() {}|//! Reads.\\nuse std::io::{BufRead, BufReader};\\n\\nfn f() {}",
        "pub use std::io::Read;|use std::io::{BufRead, BufReader};\\n\\npub use std::io::Read;",
      })
  void declarationsComeWhereSimilarOnesAre(String before, String after) {
    assertThat(withReader(before.replace("\\n", "\n"))).isEqualTo(after.replace("\\n", "\n"));
  }

  private static Optional<String> name(String text, String path) {
    return in(text, uses -> uses.name(path));
  }

  @Test
  void aModuleInScopeIsAPathToItsItems() {
    String text = "use std::fs;\nuse std::io as sio;\nfn f() {}";
    assertThat(name(text, "std::fs::File")).contains("fs::File");
    assertThat(name(text, "std::io::BufReader")).contains("sio::BufReader");
  }

  @Test
  void namesOfSomethingElseAreLeftAlone() {
    String text = "use tokio::io::BufReader;\nstruct File;\nfn f() {}";
    assertThat(name(text, "std::io::BufReader")).isEmpty();
    assertThat(name(text, "std::fs::File")).isEmpty();
  }
}
