package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes that move work into a loop, or out of one. */
final class LoopFixesTest {
  private static String loops(String fill, String pass) {
    return """
    use std::sync::mpsc::Receiver;

    fn f(input: Receiver<String>, limit: usize) {
        let mut rows = Vec::new();
        %s
        %s
    }
    """
        .formatted(fill, pass);
  }

  private static final String FILL =
      "while let Ok(part) = input.recv() {\n        rows.push(part.trim().len());\n    }";
  private static final String PASS = "for row in &rows {\n        println!(\"{}\", row);\n    }";

  private static Optional<Fix> merged(String fill, String pass) {
    return Rust.facts(loops(fill, pass)).accumulations().getFirst().fix();
  }

  @Test
  void aSecondLoopBecomesPartOfTheFirst() {
    Fix fix = merged(FILL, PASS).orElseThrow();
    assertThat(fix.safety()).isEqualTo(FixSafety.UNSAFE);
    assertThat(fix.apply(loops(FILL, PASS)))
        .contains(
            """
            fn f(input: Receiver<String>, limit: usize) {
                while let Ok(part) = input.recv() {
                    let row = part.trim().len();
                    println!("{}", row);
                }
            }
            """);
  }

  @Test
  void anItemThatIsLookedAtByReferenceStaysOne() {
    String pass = "for row in &rows {\n        keep(row);\n    }";
    assertThat(merged(FILL, pass).orElseThrow().apply(loops(FILL, pass)))
        .contains("let row = &part.trim().len();\n        keep(row);");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for row in &rows {\n        if *row > limit {\n            break;\n        }\n    }",
        "println!(\"-\");\n    for row in &rows {\n        println!(\"{}\", row);\n    }",
        "// all of them\n    for row in &rows {\n        println!(\"{}\", row);\n    }",
        "for row in &rows {\n        drop(input.try_recv());\n    }",
        "for row in &rows {\n        println!(\"{row} {}\", rows.len());\n    }",
        "for row in rows.iter().rev() {\n        println!(\"{}\", row);\n    }",
        "for row in &mut rows {\n        *row += 1;\n    }",
        "for (a, b) in &rows {\n        println!(\"{a}\");\n    }",
        "for row in &rows { println!(\"{}\", row); }",
        "for row in &rows {\n        unknown! { row }\n    }",
      })
  void noFixWhereTheLoopsAreNotOne(String pass) {
    assertThat(merged(FILL, pass)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while let Ok(part) = input.recv() {\n        rows.push(1);\n        log(&part);\n    }",
        "while let Ok(part) = input.recv() {\n"
            + "        if part.len() > 1 {\n"
            + "            rows.push(part);\n"
            + "        }\n"
            + "    }",
        "while let Ok(part) = input.recv() {\n        rows.extend(part.bytes());\n    }",
      })
  void noFixWhereTheFirstLoopDoesMore(String fill) {
    assertThat(Rust.facts(loops(fill, PASS)).accumulations())
        .allSatisfy(fact -> assertThat(fact.fix()).isEmpty());
  }

  private static String shares(String parameter, String round) {
    return "use std::sync::Arc;\nfn f(style: "
        + parameter
        + ", ls: Vec<u8>) -> Vec<Arc<S>> {\n"
        + "    let mut all = Vec::new();\n"
        + "    for l in ls {\n"
        + "        "
        + round
        + "\n    }\n    all\n}\n#[derive(Clone)]\nstruct S { a: Vec<u8> }\n";
  }

  private static List<Fix> shared(String parameter, String round) {
    return Rust.facts(shares(parameter, round)).copies().stream()
        .flatMap(copy -> copy.fixes().stream())
        .toList();
  }

  @Test
  void whatEachRoundCopiesIsCopiedOnce() {
    String round = "all.push(Arc::new(style.clone()));";
    Fix fix = shared("&S", round).getFirst();
    assertThat(fix.safety()).isEqualTo(FixSafety.UNSAFE);
    assertThat(fix.apply(shares("&S", round)))
        .contains(
            "    let shared_style = Arc::new(style.clone());\n    for l in ls {\n"
                + "        all.push(Arc::clone(&shared_style));\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let style = &make(l); all.push(Arc::new(style.clone()));",
        "let shared_style = l; all.push(Arc::new(style.clone()));",
        "more.for_each(|_| all.push(Arc::new(style.clone())));",
        "all.push(Arc::from(style.clone()));",
      })
  void noFixWhereTheCopyIsTheRoundsOwn(String round) {
    assertThat(shared("&S", round)).isEmpty();
  }

  @Test
  void whatTheLoopMayChangeIsNotShared() {
    assertThat(shared("&mut S", "style.a.push(l); all.push(Arc::new(style.clone()));")).isEmpty();
  }
}
