package dev.memlint.scanner.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.scanner.notice.Notification;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * GitLab's code quality report: an array of findings with a fingerprint each.
 *
 * <p>See <a
 * href="https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format">GitLab's
 * format</a>.
 */
public final class GitlabReporter implements Reporter {
  private final JsonGenerator json;

  /** A report that goes to {@code out}, which stays open. */
  public GitlabReporter(OutputStream out) throws IOException {
    json =
        new JsonFactory()
            .createGenerator(out, JsonEncoding.UTF8)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    json.writeStartArray();
  }

  @Override
  public void file(PlacedFile file) throws IOException {
    // GitLab takes equal fingerprints for one finding.
    Map<String, Integer> seen = new HashMap<>();
    for (PlacedFinding placed : file.findings()) {
      Finding finding = placed.finding();
      String fingerprint = placed.fingerprint();
      int nth = seen.merge(fingerprint, 1, Integer::sum);
      json.writeStartObject();
      json.writeStringField("description", finding.message() + "; " + finding.help());
      json.writeStringField("check_name", finding.rule().toString());
      json.writeStringField("fingerprint", nth == 1 ? fingerprint : fingerprint + "-" + nth);
      json.writeStringField("severity", severity(finding));
      json.writeObjectFieldStart("location");
      json.writeStringField("path", file.path());
      json.writeObjectFieldStart("lines");
      json.writeNumberField("begin", placed.region().startLine());
      json.writeNumberField("end", placed.region().endLine());
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private static String severity(Finding finding) {
    return switch (finding.level()) {
      case ERROR -> "critical";
      case WARNING -> finding.impact() == Impact.LOW ? "minor" : "major";
      case NOTE -> "info";
    };
  }

  @Override
  public void notification(Notification notification) {
    // The format has no room for what is no finding; standard error tells it.
  }

  @Override
  public void finish(Summary summary) throws IOException {
    json.writeEndArray();
    json.writeRaw('\n');
    json.flush();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
