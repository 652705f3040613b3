package dev.memlint.scanner.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.source.LineMap;
import dev.memlint.scanner.notice.Notification;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;

/**
 * The report for programs. Its shape is documented in {@code docs/report-json.md}; within one
 * {@code schemaVersion} members are only added. No member is ever null: what is unknown is absent.
 */
public final class JsonReporter implements Reporter {
  static final int SCHEMA_VERSION = 1;

  private final JsonGenerator json;
  private boolean findingsOpen = true;

  /** A report that goes to {@code out}, which stays open. */
  public JsonReporter(OutputStream out, String version) throws IOException {
    json =
        new JsonFactory()
            .createGenerator(out, JsonEncoding.UTF8)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    json.setPrettyPrinter(
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
    json.writeStartObject();
    json.writeNumberField("schemaVersion", SCHEMA_VERSION);
    json.writeObjectFieldStart("tool");
    json.writeStringField("name", "memlint");
    json.writeStringField("version", version);
    json.writeEndObject();
    json.writeArrayFieldStart("findings");
  }

  @Override
  public void file(PlacedFile file) throws IOException {
    for (PlacedFinding finding : file.findings()) {
      finding(file, finding);
    }
  }

  private void finding(PlacedFile file, PlacedFinding placed) throws IOException {
    Finding finding = placed.finding();
    json.writeStartObject();
    json.writeStringField("rule", finding.rule().toString());
    json.writeStringField("language", finding.rule().language().id());
    json.writeStringField("hotspot", finding.rule().hotspot());
    json.writeStringField("level", word(finding.level()));
    json.writeStringField("impact", word(finding.impact()));
    json.writeStringField("confidence", word(finding.confidence()));
    json.writeStringField("path", file.path());
    region(placed.region());
    json.writeStringField("symbol", finding.symbol());
    json.writeStringField("message", finding.message());
    json.writeStringField("help", finding.help());
    if (finding.estimatedBytes().isPresent()) {
      json.writeNumberField("estimatedBytes", finding.estimatedBytes().getAsLong());
    }
    json.writeStringField("fingerprint", placed.fingerprint());
    if (placed.lineHash().isPresent()) {
      json.writeStringField("lineHash", placed.lineHash().get());
    }
    json.writeArrayFieldStart("related");
    for (PlacedFinding.Related related : placed.related()) {
      json.writeStartObject();
      json.writeStringField("path", related.path());
      region(related.region());
      json.writeStringField("message", related.message());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("fixes");
    for (Fix fix : finding.fixes()) {
      fix(fix, file.lines());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void fix(Fix fix, LineMap lines) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", fix.title());
    json.writeStringField("safety", word(fix.safety()));
    json.writeArrayFieldStart("edits");
    for (Edit edit : fix.edits()) {
      json.writeStartObject();
      region(Region.of(edit.span(), lines));
      json.writeStringField("replacement", edit.replacement());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void region(Region region) throws IOException {
    json.writeNumberField("startLine", region.startLine());
    json.writeNumberField("startColumn", region.startColumn());
    json.writeNumberField("endLine", region.endLine());
    json.writeNumberField("endColumn", region.endColumn());
  }

  @Override
  public void notification(Notification notification) throws IOException {
    endFindings();
    json.writeStartObject();
    json.writeStringField("kind", notification.kind().id());
    json.writeStringField("level", word(notification.weight()));
    if (!notification.path().isEmpty()) {
      json.writeStringField("path", notification.path());
    }
    if (notification.line() > 0) {
      json.writeNumberField("line", notification.line());
    }
    json.writeStringField("message", notification.message());
    json.writeEndObject();
  }

  private void endFindings() throws IOException {
    if (findingsOpen) {
      json.writeEndArray();
      json.writeArrayFieldStart("notifications");
      findingsOpen = false;
    }
  }

  @Override
  public void finish(Summary summary) throws IOException {
    endFindings();
    json.writeEndArray();
    json.writeObjectFieldStart("summary");
    json.writeBooleanField("complete", summary.complete());
    json.writeNumberField("files", summary.statistics().fileCount());
    json.writeNumberField("lines", summary.statistics().lines());
    json.writeNumberField("unusableFiles", summary.statistics().skipped());
    json.writeNumberField("leftOutFiles", summary.statistics().leftOutCount());
    json.writeNumberField("suppressed", summary.statistics().suppressed());
    json.writeNumberField("baselined", summary.statistics().baselined());
    json.writeNumberField("elsewhere", summary.statistics().elsewhere());
    json.writeNumberField("findings", summary.findings());
    json.writeObjectFieldStart("byLevel");
    for (Map.Entry<Level, Integer> level : summary.byLevel().entrySet()) {
      json.writeNumberField(word(level.getKey()), level.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("byHotspot");
    for (Map.Entry<String, Summary.Total> hotspot : summary.byHotspot().entrySet()) {
      json.writeStartObject();
      json.writeStringField("hotspot", hotspot.getKey());
      json.writeNumberField("findings", hotspot.getValue().findings());
      if (hotspot.getValue().sized() > 0) {
        json.writeNumberField("estimatedBytes", hotspot.getValue().bytes());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
