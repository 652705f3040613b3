package dev.memlint.scanner.triage;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.memlint.scanner.report.Identity;
import dev.memlint.scanner.scan.SourceBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A baseline as a file that is kept with the sources: JSON, one entry a line, sorted, so that two
 * branches that change different entries can be merged.
 */
public final class BaselineFile {
  private static final int SCHEMA_VERSION = 1;
  private static final int MAX_BYTES = 64 << 20;

  private BaselineFile() {}

  /**
   * Reads a baseline.
   *
   * @throws IOException when it cannot be read, or is no baseline; the message says which
   */
  public static Baseline read(Path file) throws IOException {
    Optional<byte[]> bytes = SourceBytes.read(file, MAX_BYTES);
    if (bytes.isEmpty()) {
      throw new IOException("larger than 64 MiB");
    }
    JsonNode root;
    try {
      root = new JsonMapper().readTree(bytes.get());
    } catch (JsonProcessingException e) {
      throw new IOException("line " + e.getLocation().getLineNr() + " is no JSON", e);
    }
    if (root.path("schemaVersion").asInt() != SCHEMA_VERSION || !root.path("findings").isArray()) {
      throw new IOException("not a baseline of this version of memlint");
    }
    List<Baseline.Entry> entries = new ArrayList<>();
    for (JsonNode entry : root.path("findings")) {
      int count = entry.path("count").asInt(1);
      long estimate = entry.path("estimatedBytes").asLong(0);
      if (!entry.path("rule").isTextual() || !entry.path("path").isTextual() || count < 1) {
        throw new IOException("entry " + (entries.size() + 1) + " is not whole");
      }
      entries.add(
          new Baseline.Entry(
              new Identity(
                  entry.path("rule").asText(),
                  entry.path("path").asText(),
                  entry.path("symbol").asText(),
                  entry.path("code").asText()),
              count,
              Math.max(0, estimate)));
    }
    return new Baseline(entries);
  }

  /** Writes a baseline; the stream stays open. */
  public static void write(Baseline baseline, OutputStream out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(out, JsonEncoding.UTF8)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
      printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
      printer.indentObjectsWith(new OuterObjects());
      json.setPrettyPrinter(printer);
      json.writeStartObject();
      json.writeNumberField("schemaVersion", SCHEMA_VERSION);
      json.writeArrayFieldStart("findings");
      for (Baseline.Entry entry : baseline.entries()) {
        json.writeStartObject();
        json.writeStringField("rule", entry.identity().rule());
        json.writeStringField("path", entry.identity().path());
        json.writeStringField("symbol", entry.identity().symbol());
        json.writeStringField("code", entry.identity().code());
        json.writeNumberField("count", entry.count());
        if (entry.estimatedBytes() > 0) {
          json.writeNumberField("estimatedBytes", entry.estimatedBytes());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** Breaks lines in the outermost object only. */
  private static final class OuterObjects extends DefaultIndenter {
    private static final long serialVersionUID = 1L;

    OuterObjects() {
      super("  ", "\n");
    }

    @Override
    public void writeIndentation(JsonGenerator json, int level) throws IOException {
      if (level <= 1) {
        super.writeIndentation(json, level);
      } else {
        json.writeRaw(' ');
      }
    }
  }
}
