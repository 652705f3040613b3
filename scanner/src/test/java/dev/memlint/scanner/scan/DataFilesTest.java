package dev.memlint.scanner.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFilesTest {
  @TempDir Path temporary;
  private Path root;

  @BeforeEach
  void files() throws IOException {
    root = Files.createDirectories(temporary.toRealPath().resolve("root/src"));
    root = root.getParent();
    Files.writeString(root.resolve("model.bin"), "12345");
    Files.writeString(temporary.resolve("secret.bin"), "123");
  }

  @Test
  void aFileBelowTheRootHasItsSize() {
    assertThat(new DataFiles(root).of("src/../model.bin")).hasValue(5);
  }

  @Test
  void whatLeadsOutOfTheRootHasNone() throws IOException {
    Files.createSymbolicLink(root.resolve("link.bin"), temporary.resolve("secret.bin"));
    DataFiles files = new DataFiles(root);
    assertThat(files.of("../secret.bin")).isEmpty();
    assertThat(files.of(temporary.resolve("secret.bin").toString())).isEmpty();
    assertThat(files.of("link.bin")).isEmpty();
  }

  @Test
  void whatIsNoFileHasNone() {
    DataFiles files = new DataFiles(root);
    assertThat(files.of("src")).isEmpty();
    assertThat(files.of("nowhere.bin")).isEmpty();
    assertThat(files.of("nul\0.bin")).isEmpty();
  }
}
