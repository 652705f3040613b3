package dev.memlint.sarif;

import com.contrastsecurity.sarif.ArtifactLocation;
import com.contrastsecurity.sarif.Notification;
import com.contrastsecurity.sarif.ReportingDescriptorReference;
import com.contrastsecurity.sarif.Run;
import com.contrastsecurity.sarif.SarifSchema210;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Writes one SARIF 2.1.0 log of one run: results, then notifications, then {@link #finish}.
 *
 * <p>Each result goes out when it is written and is not kept, so memory does not grow with the log.
 * The same calls give the same bytes: no times, no machine, no indentation, UTF-8, one line.
 *
 * <p>Closing before {@code finish} leaves the document open on purpose: a run that broke must not
 * be taken for one that found nothing. Not for several threads.
 */
public final class SarifWriter implements AutoCloseable {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private enum Stage {
    RESULTS,
    NOTIFICATIONS,
    FINISHED
  }

  private final JsonGenerator json;
  private final ObjectWriter objects;
  private final Map<String, Integer> ruleIndexes;
  private Stage stage = Stage.RESULTS;

  /** Begins a log that states neither category nor root. */
  public SarifWriter(OutputStream out, SarifTool tool) throws IOException {
    this(out, tool, SarifOptions.DEFAULT);
  }

  /**
   * Begins a log.
   *
   * @param out where it goes; stays open, also when this writer is closed
   * @param tool the tool, with every rule that a result will name
   * @param options the user's choices
   */
  public SarifWriter(OutputStream out, SarifTool tool, SarifOptions options) throws IOException {
    ruleIndexes = ruleIndexes(tool);
    objects = SarifJson.writer();
    json =
        objects
            .getFactory()
            .createGenerator(out, JsonEncoding.UTF8)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", SarifSchema210.Version._2_1_0.value());
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    writeField("tool", ToolModel.of(tool));
    if (options.category().isPresent()) {
      writeCategory(options.category().get());
    }
    if (options.root().isPresent()) {
      writeRoot(options.root().get().toString());
    }
    json.writeStringField("columnKind", Run.ColumnKind.UTF_16_CODE_UNITS.value());
    json.writeArrayFieldStart("results");
  }

  /**
   * Writes a result.
   *
   * @throws IllegalArgumentException if the tool has no rule of that id; nothing is written then
   * @throws IllegalStateException after the first notification
   */
  public void write(SarifResult result) throws IOException {
    require(Stage.RESULTS);
    Integer ruleIndex = ruleIndexes.get(result.ruleId());
    if (ruleIndex == null) {
      throw new IllegalArgumentException("the tool has no rule " + result.ruleId());
    }
    objects.writeValue(json, ResultModel.of(result, ruleIndex));
  }

  /**
   * Writes a notification; no result can follow.
   *
   * @throws IllegalStateException after {@link #finish}
   */
  public void write(SarifNotification notification) throws IOException {
    if (stage == Stage.RESULTS) {
      endResults();
    }
    require(Stage.NOTIFICATIONS);
    objects.writeValue(json, model(notification));
  }

  /**
   * Completes the log.
   *
   * @param successful whether the tool did all that it was asked to; findings are no failure
   * @throws IllegalStateException if called twice
   */
  public void finish(boolean successful) throws IOException {
    if (stage == Stage.RESULTS) {
      endResults();
    }
    require(Stage.NOTIFICATIONS);
    stage = Stage.FINISHED;
    json.writeEndArray();
    json.writeBooleanField("executionSuccessful", successful);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  /** Releases this writer and leaves the stream open. */
  @Override
  public void close() throws IOException {
    json.close();
  }

  private void endResults() throws IOException {
    json.writeEndArray();
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeArrayFieldStart("toolExecutionNotifications");
    stage = Stage.NOTIFICATIONS;
  }

  private void require(Stage wanted) {
    if (stage != wanted) {
      throw new IllegalStateException("the log is past its " + wanted + ": " + stage);
    }
  }

  private void writeCategory(String category) throws IOException {
    json.writeObjectFieldStart("automationDetails");
    // GitHub takes what stands before the last slash for the category.
    String id = category.endsWith("/") ? category : category + "/";
    json.writeStringField("id", SarifText.wellFormed(id));
    json.writeEndObject();
  }

  private void writeRoot(String root) throws IOException {
    ArtifactLocation location = new ArtifactLocation();
    location.setUri(root);
    json.writeObjectFieldStart("originalUriBaseIds");
    writeField(LocationModel.ROOT, location);
    json.writeEndObject();
  }

  private void writeField(String name, Object model) throws IOException {
    json.writeFieldName(name);
    objects.writeValue(json, model);
  }

  private static Notification model(SarifNotification notification) {
    ReportingDescriptorReference descriptor = new ReportingDescriptorReference();
    descriptor.setId(notification.id());
    Notification model = new Notification();
    model.setDescriptor(descriptor);
    model.setLevel(Notification.Level.fromValue(notification.level().word()));
    model.setMessage(LocationModel.message(SarifText.message(notification.message(), 0)));
    notification
        .location()
        .ifPresent(
            location ->
                model.setLocations(new LinkedHashSet<>(List.of(LocationModel.of(location)))));
    return model;
  }

  private static Map<String, Integer> ruleIndexes(SarifTool tool) {
    Map<String, Integer> indexes = HashMap.newHashMap(tool.rules().size());
    for (SarifRule rule : tool.rules()) {
      indexes.put(rule.id(), indexes.size());
    }
    return Map.copyOf(indexes);
  }
}
