package dev.memlint.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SharedClientsTest {
  private static Optional<Fix> fix(String text) {
    return Facts.of(text).file().calls().stream()
        .filter(call -> call.hotspot().equals("client-per-call"))
        .map(call -> call.fixes().stream().findFirst())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void sendsAllRequestsOfTheLoop() {
    String before =
        """
        import httpx
        def f(urls):
            while urls:
                url = urls.pop()

                if httpx.head(url).is_success:
                    print(httpx.get(url).text)
        """;
    Fix fix = fix(before).orElseThrow();
    assertThat(fix.safety()).isEqualTo(FixSafety.UNSAFE);
    assertThat(fix.apply(before))
        .isEqualTo(
            """
            import httpx
            def f(urls):
                with httpx.Client() as client:
                    while urls:
                        url = urls.pop()

                        if client.head(url).is_success:
                            print(client.get(url).text)
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for url in urls:\n    for part in url:\n        requests.get(part)",
        "for url in requests.get(urls).json():\n    requests.get(url)",
        "for url in urls:\n    requests.get(url)\n    later(lambda: requests.get(url))",
        "for url in urls:\n    requests.post(url, '''\n''')",
        "for url in urls:\n    httpx.get(url, verify=False)",
        "for url in urls:\n    session = requests.get(url)",
        "for url in urls:\n    client = redis.Redis(host=url)\n    client.incr(url)",
        "for url in urls:\n    client = redis.Redis()\n    client.incr(url)\n    client.close()",
        "for url in urls:\n    with requests.Session() as s:\n        s.get(url)",
        "requests.get(urls)",
      })
  void offersNothingFor(String body) {
    String text = "import httpx\nimport redis\nimport requests\ndef f(urls):\n" + body.indent(4);
    assertThat(fix(text)).isEmpty();
  }
}
