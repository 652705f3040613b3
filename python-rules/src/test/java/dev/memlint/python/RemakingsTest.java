package dev.memlint.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.RemadeFact;
import dev.memlint.rules.facts.RemadeFact.What;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RemakingsTest {
  private static List<RemadeFact> remade(String body) {
    return Facts.of("import json\ndef f(config, names):\n" + body.indent(4)).file().remade();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for n in names:\n  print(json.loads(config)[n])",
        "for n in names:\n  d = json.loads(config)\n  print(d[n], d.get('x'), len(d))",
        "while names:\n  for k in json.loads(config):\n    names.pop(k)",
        "return [json.loads(config)[n] for n in names]",
      })
  void finds(String body) {
    assertThat(remade(body))
        .singleElement()
        .satisfies(made -> assertThat(made.what()).isEqualTo(What.DOCUMENT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "print(json.loads(config)['x'])",
        "for n in names:\n  print(json.loads(n)['x'])",
        "for n in names:\n  d = json.loads(config)\n  d[n] = 1\n  print(d)",
        "for n in names:\n  d = json.loads(config)\n  d['a']['b'] += 1",
        "for n in names:\n  keep(json.loads(config))",
        "for n in names:\n  if n:\n    return json.loads(config)[n]",
        "for n in names:\n  config = n.text\n  print(json.loads(config)['x'])",
      })
  void isSilentFor(String body) {
    assertThat(remade(body)).isEmpty();
  }
}
