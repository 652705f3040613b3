package dev.memlint.python;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiTableTest {
  @Test
  void everyNameHasOneEntry() throws IOException {
    JsonNode root;
    try (InputStream in = PythonFrontEnd.class.getResourceAsStream("apis.toml")) {
      root = new TomlMapper().readTree(in);
    }
    assertUnique(root.path("api"), "calls");
    assertUnique(root.path("type"), "names");
  }

  /** A second entry would silently take the first one's place. */
  private static void assertUnique(JsonNode entries, String key) {
    Set<String> seen = new HashSet<>();
    assertThat(entries).isNotEmpty();
    for (JsonNode entry : entries) {
      for (JsonNode name : entry.path(key)) {
        assertThat(seen.add(name.asText())).as(name.asText()).isTrue();
      }
    }
  }
}
