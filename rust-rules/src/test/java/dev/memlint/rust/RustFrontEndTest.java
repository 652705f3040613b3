package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.source.Language;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class RustFrontEndTest {
  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(FrontEnd.class))
        .filteredOn(frontEnd -> frontEnd.language() == Language.RUST)
        .singleElement()
        .isInstanceOf(RustFrontEnd.class);
  }

  @Test
  void offsetsAreRightBehindEmojiAndCrlf() {
    String text = "// 😀 é\r\nfn f() {\r\n\tlet s = \"😀\"; std::fs::read(s);\r\n}\r\n";
    int start = text.indexOf("std::fs::read(s)");
    assertThat(Rust.facts(text).calls())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.site().span().start()).isEqualTo(start);
              assertThat(call.site().span().length()).isEqualTo("std::fs::read(s)".length());
            });
  }

  @Test
  void vecMacrosAreUnderlinedWhole() {
    String text = "fn f() { let v = vec![0u8; 9]; }";
    assertThat(Rust.facts(text).allocations().getFirst().site().span())
        .satisfies(
            span -> assertThat(text.substring(span.start(), span.end())).isEqualTo("vec![0u8; 9]"));
  }

  @Test
  void factsAroundASyntaxErrorAreKept() {
    FileFacts facts =
        Rust.facts("fn a() { std::fs::read(x); }\nfn b( { ) = ;\nfn c() { std::fs::read(y); }\n");
    assertThat(facts.problems()).isNotEmpty();
    assertThat(facts.problems().getFirst().message()).startsWith("syntax error");
    assertThat(facts.calls()).hasSize(2);
  }

  @Test
  void aMacroThatTheViewMisreadsIsReadAsItIs() {
    FileFacts facts = Rust.facts("fn f() { write!(x; y z); std::fs::read(p); }");
    assertThat(facts.problems()).isEmpty();
    assertThat(facts.calls()).hasSize(1);
  }

  @Test
  void directives() {
    assertThat(Rust.facts("// memlint: allow(rust/arc-of-clone) needed\nfn f() {}\n").directives())
        .singleElement()
        .satisfies(
            directive ->
                assertThat(directive.text())
                    .isEqualTo("// memlint: allow(rust/arc-of-clone) needed"));
  }

  @Test
  void anyDepthIsRead() {
    int levels = 30_000;
    String text =
        "fn f() { " + "g(".repeat(levels) + "1" + ")".repeat(levels) + "; std::fs::read(p); }";
    assertThat(Rust.facts(text).calls()).hasSize(1);
    String blocks = "fn f() { " + "{".repeat(levels) + "}".repeat(levels) + " }";
    assertThat(Rust.facts(blocks).functions()).hasSize(2);
    String types = "struct S { x: " + "Vec<".repeat(levels) + "u8" + ">".repeat(levels) + " }";
    assertThat(Rust.facts(types).types()).hasSize(1);
  }
}
