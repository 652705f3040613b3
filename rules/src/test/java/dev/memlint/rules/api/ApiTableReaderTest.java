package dev.memlint.rules.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreFact.Bound;
import dev.memlint.rules.facts.StoreFact.Kind;
import dev.memlint.rules.facts.StoreUse;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

final class ApiTableReaderTest {
  private static ApiTable table(String resource) {
    return ApiTableReader.read(ApiTableReaderTest.class, resource);
  }

  @Test
  void aTypeHasTheMethodsOfItsKind() {
    ContainerType map = table("small.toml").type("lib.WeakMap").orElseThrow();
    assertThat(map.kind()).isEqualTo(Kind.MAP);
    assertThat(map.bound()).isEqualTo(Bound.WEAK);
    assertThat(map.shared()).isTrue();
    assertThat(map.use("put")).contains(StoreUse.Kind.GROW);
    assertThat(map.use("evict")).contains(StoreUse.Kind.SHRINK);
    assertThat(map.use("get")).isEmpty();
  }

  @Test
  void aCallIsFoundByItsWholeNameAndByItsLastPartOnlyWhenTheTableSaysSo() {
    ApiTable table = table("small.toml");
    assertThat(table.call("lib.files.slurp").orElseThrow().hotspots()).contains("whole-file-read");
    assertThat(table.callByNameAlone("slurp")).isPresent();
    assertThat(table.call("slurp")).isEmpty();
    assertThat(table.callByNameAlone("allocate")).isEmpty();
  }

  @Test
  void anUnknownKeyIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table("unknown-key.toml"))
        .withMessageContaining("unknown-key.toml:3: unknown key 'hotspots' in [[api]]");
  }

  @Test
  void entriesForOneCallAreJoined() {
    Api read = table("twice.toml").call("lib.read").orElseThrow();
    assertThat(read.hotspots()).contains("whole-file-read");
    assertThat(read.argument()).isEqualTo(1);
    assertThat(read.content()).contains(StoreFact.Content.FILE);
    assertThat(table("twice.toml").call("lib.load").orElseThrow().hotspots())
        .containsExactlyInAnyOrder("whole-file-read", "eager-blob-load");
  }

  @Test
  void entriesForOneCallMustNotContradictEachOther() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table("contradiction.toml"))
        .withMessageContaining("contradiction.toml:6: 'lib.read' is 'SMALL' here");
  }

  @Test
  void aSecondEntryForATypeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table("type-twice.toml"))
        .withMessageContaining("type-twice.toml:6: 'lib.Map' has an entry already");
  }

  @Test
  void aMissingTableIsNamed() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> table("nowhere.toml"))
        .withMessageContaining("nowhere.toml");
  }
}
