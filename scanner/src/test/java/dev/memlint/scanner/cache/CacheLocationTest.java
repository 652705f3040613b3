package dev.memlint.scanner.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the paths are absolute elsewhere only")
final class CacheLocationTest {
  @Test
  void theVariableComesFirst() {
    assertThat(
            CacheLocation.of(
                Map.of("MEMLINT_CACHE_DIR", "/c", "HOME", "/h", "XDG_CACHE_HOME", "/x"), "Linux"))
        .contains(Path.of("/c"));
  }

  @Test
  void everyPlatformHasItsPlace() {
    assertThat(CacheLocation.of(Map.of("HOME", "/h", "XDG_CACHE_HOME", "/x"), "Linux"))
        .contains(Path.of("/x/memlint"));
    assertThat(CacheLocation.of(Map.of("HOME", "/h"), "Linux"))
        .contains(Path.of("/h/.cache/memlint"));
    assertThat(CacheLocation.of(Map.of("HOME", "/h"), "Mac OS X"))
        .contains(Path.of("/h/Library/Caches/memlint"));
    assertThat(CacheLocation.of(Map.of("LOCALAPPDATA", "/local"), "Windows 11"))
        .contains(Path.of("/local/memlint/cache"));
  }

  @Test
  void relativeAndEmptyValuesNameNoPlace() {
    assertThat(CacheLocation.of(Map.of("XDG_CACHE_HOME", "cache", "HOME", ""), "Linux")).isEmpty();
    assertThat(CacheLocation.of(Map.of(), "Linux")).isEmpty();
    assertThat(CacheLocation.of(Map.of("MEMLINT_CACHE_DIR", "\0"), "Linux")).isEmpty();
  }
}
