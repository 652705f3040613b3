package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.RemadeFact;
import dev.memlint.rules.facts.RemadeFact.What;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RemakingsTest {
  private static List<RemadeFact> remade(String statements) {
    return Rust.facts(
            "fn f(all: &[String], map: &M, config: &str, r: &mut R) { " + statements + " }")
        .remade();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for s in all { let mut b = String::new(); b.push_str(s); print(&b); }       ; BUFFER",
        "for s in all { let mut b = Vec::new(); r.read_until(0, &mut b); say(&b); }  ; BUFFER",
        "for s in all { let mut b: Vec<u8> = Vec::new(); b.push(1); say(&b); }       ; BUFFER",
        "for s in all { map.get(&format!(\"{s}\")); }                                ; KEY",
        "for s in all { map.contains_key(format!(\"{s}\").as_str()); }               ; KEY",
        "for s in all { say(serde_json::from_str(config).unwrap()[s]); }             ; DOCUMENT",
      })
  void finds(String line) {
    String[] parts = line.split(" +; ");
    assertThat(remade(parts[0]))
        .singleElement()
        .satisfies(made -> assertThat(made.what()).isEqualTo(What.valueOf(parts[1])));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let mut b = String::new(); b.push_str(config); print(&b);",
        "for s in all { let mut b = String::new(); b.push_str(s); keep(b); }",
        "for s in all { let mut b = String::new(); b.push_str(s); out.push(b); }",
        "for s in all { let mut b = Vec::new(); b.push(s.trim()); say(&b); }",
        "for s in all { let mut b = String::new(); r.read_to_string(&mut b); say(&b); }",
        "for s in all { let mut b = String::new(); b.push_str(s); spawn(move || say(&b)); }",
        "for s in all { if s.is_empty() { let mut b = String::new(); b.push('x'); print(&b); } }",
        "map.get(&format!(\"{config}\"));",
        "for s in all { config.contains(&format!(\"{s}\")); s.contains(&format!(\"{config}\")); }",
        "for s in all { if let Some(x) = map.first() { return map.get(&format!(\"{s}\")); } }",
        "for s in all { say(serde_json::from_str(s).unwrap()[0]); }",
        "for s in all { let mut v = serde_json::from_str(config).unwrap(); v[s] = 1; }",
        "for s in all { let v = serde_json::from_str(config).unwrap(); keep(v); }",
      })
  void isSilentFor(String statements) {
    assertThat(remade(statements)).isEmpty();
  }
}
