package dev.memlint.scanner.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ForeignCallsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evict()",
        "evict \n (1)",
        "x = cache.evict",
        "Cache::evict",
        "cache->evict",
        "{{ cache.evict }}",
        "f(evict(x))",
        "cache.evict"
      })
  void calls(String text) throws IOException {
    assertThat(of(text).calls("evict")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evict",
        "evict;",
        "evict = 1; (x)",
        "preevict()",
        "evicted()",
        "$evict()",
        "cache.evicted",
        "evict + (1)",
        "other()"
      })
  void doesNotCall(String text) throws IOException {
    assertThat(of(text).calls("evict")).isFalse();
  }

  @Test
  void findsACallAcrossTheEndOfAChunk() throws IOException {
    for (int before = (1 << 13) - 8; before <= 1 << 13; before++) {
      assertThat(of(" ".repeat(before) + "evict (").calls("evict")).isTrue();
    }
  }

  @Test
  void aMissingFileIsNoEvidence() {
    ForeignCalls calls = new ForeignCalls(List.of(directory.resolve("gone.c")), List.of("evict"));
    assertThat(calls.calls("evict")).isFalse();
  }

  @Test
  void searchesEveryFile() throws IOException {
    Path first = Files.writeString(directory.resolve("a.js"), "clear()");
    Path second = Files.writeString(directory.resolve("b.js"), "evict()");
    ForeignCalls calls =
        new ForeignCalls(List.of(first, second), List.of("evict", "clear", "prune"));
    assertThat(calls.calls("evict")).isTrue();
    assertThat(calls.calls("clear")).isTrue();
    assertThat(calls.calls("prune")).isFalse();
  }

  private ForeignCalls of(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("a.kt"), text);
    return new ForeignCalls(List.of(file), List.of("clear", "evict", "prune"));
  }
}
