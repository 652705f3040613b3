package dev.memlint.sarif;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Merges logs of one run each that {@link SarifWriter} wrote for parts of one scan. The results of
 * every log are sorted, so they are merged as they are read: one of each log is in memory.
 */
public final class SarifMerge {
  private static final ObjectMapper JSON = new JsonMapper();
  private static final String RESULTS = "results";
  private static final String NOTIFICATIONS = "toolExecutionNotifications";

  /** By path, place and rule, as they are written. */
  private static final Comparator<JsonNode> ORDER =
      Comparator.comparing(SarifMerge::path)
          .thenComparing(result -> region(result).path("charOffset").asInt())
          .thenComparing(
              result ->
                  region(result).path("charOffset").asInt()
                      + region(result).path("charLength").asInt())
          .thenComparing(result -> result.path("ruleId").asText())
          .thenComparing(result -> result.path("message").path("text").asText());

  private SarifMerge() {}

  /**
   * Writes one log with everything that the others hold; what two of them hold is there once.
   *
   * @param logs at least one
   * @param out stays open
   * @return whether all parts did all that they were asked to
   * @throws MalformedLogException when a log is of another tool or version, or not whole
   */
  public static boolean merge(List<Path> logs, OutputStream out) throws IOException {
    List<Part> parts = new ArrayList<>();
    try {
      for (Path log : logs) {
        Part part = new Part(log);
        parts.add(part);
        part.open();
        if (!part.head.equals(parts.getFirst().head)) {
          throw new MalformedLogException(
              log + " and " + logs.getFirst() + " are of different tools, versions or categories");
        }
      }
      try (JsonGenerator json =
          JSON.getFactory()
              .createGenerator(out, JsonEncoding.UTF8)
              .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
        return write(parts, json);
      }
    } finally {
      for (Part part : parts) {
        part.close();
      }
    }
  }

  private static boolean write(List<Part> parts, JsonGenerator json) throws IOException {
    ObjectNode head = parts.getFirst().head;
    json.writeStartObject();
    for (Map.Entry<String, JsonNode> member : head.properties()) {
      if (!member.getKey().equals("run")) {
        json.writeFieldName(member.getKey());
        JSON.writeTree(json, member.getValue());
      }
    }
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    for (Map.Entry<String, JsonNode> member : head.path("run").properties()) {
      json.writeFieldName(member.getKey());
      JSON.writeTree(json, member.getValue());
    }
    json.writeArrayFieldStart(RESULTS);
    JsonNode last = JSON.missingNode();
    for (Optional<Part> next = least(parts); next.isPresent(); next = least(parts)) {
      JsonNode result = next.get().take();
      if (!result.equals(last)) {
        JSON.writeTree(json, result);
      }
      last = result;
    }
    json.writeEndArray();
    boolean complete = invocation(parts, json);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    return complete;
  }

  private static Optional<Part> least(List<Part> parts) {
    return parts.stream()
        .filter(part -> part.current.isPresent())
        .min(Comparator.comparing(part -> part.current.orElseThrow(), ORDER));
  }

  private static boolean invocation(List<Part> parts, JsonGenerator json) throws IOException {
    List<JsonNode> notifications = new ArrayList<>();
    boolean complete = true;
    for (Part part : parts) {
      JsonNode invocation = part.tail().path("invocations").path(0);
      complete &= invocation.path("executionSuccessful").asBoolean();
      for (JsonNode notification : invocation.path(NOTIFICATIONS)) {
        if (!notifications.contains(notification)) {
          notifications.add(notification);
        }
      }
    }
    // Those of one file come from one part, in order.
    notifications.sort(Comparator.comparing(SarifMerge::path));
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeArrayFieldStart(NOTIFICATIONS);
    for (JsonNode notification : notifications) {
      JSON.writeTree(json, notification);
    }
    json.writeEndArray();
    json.writeBooleanField("executionSuccessful", complete);
    json.writeEndObject();
    json.writeEndArray();
    return complete;
  }

  private static String path(JsonNode result) {
    return SarifLog.path(
        result.path("locations").path(0).path("physicalLocation").path("artifactLocation"));
  }

  private static JsonNode region(JsonNode result) {
    return result.path("locations").path(0).path("physicalLocation").path("region");
  }

  /** One log that is being read. */
  private static final class Part implements AutoCloseable {
    private final Path log;
    private final JsonParser parser;

    /** What stands before the results: members of the log, and those of the run as {@code run}. */
    private final ObjectNode head = JSON.createObjectNode();

    private Optional<JsonNode> current = Optional.empty();

    Part(Path log) throws IOException {
      this.log = log;
      this.parser =
          JSON.getFactory().createParser(new BufferedInputStream(Files.newInputStream(log)));
    }

    void open() throws IOException {
      members(head, "runs");
      expect(JsonToken.START_ARRAY);
      ObjectNode run = JSON.createObjectNode();
      members(run, RESULTS);
      head.set("run", run);
      expect(JsonToken.START_ARRAY);
      advance();
    }

    /** Reads an object's members up to one, whose value comes next. */
    private void members(ObjectNode into, String end) throws IOException {
      expect(JsonToken.START_OBJECT);
      while (next() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (name.equals(end)) {
          return;
        }
        next();
        into.set(name, value());
      }
      throw new MalformedLogException(log + " has no '" + end + "' where memlint writes it");
    }

    private void expect(JsonToken token) throws IOException {
      if (next() != token) {
        throw new MalformedLogException(log + " is not a log that memlint wrote");
      }
    }

    private JsonToken next() throws IOException {
      try {
        return parser.nextToken();
      } catch (JsonProcessingException e) {
        throw broken(e);
      }
    }

    private JsonNode value() throws IOException {
      try {
        return parser.readValueAsTree();
      } catch (JsonProcessingException e) {
        throw broken(e);
      }
    }

    private MalformedLogException broken(JsonProcessingException e) {
      return new MalformedLogException(
          log + " is no whole JSON document: it breaks off at line " + e.getLocation().getLineNr());
    }

    JsonNode take() throws IOException {
      JsonNode taken = current.orElseThrow();
      advance();
      return taken;
    }

    private void advance() throws IOException {
      current = next() == JsonToken.START_OBJECT ? Optional.of(value()) : Optional.empty();
    }

    /** The members of the run behind the results. */
    JsonNode tail() throws IOException {
      ObjectNode tail = JSON.createObjectNode();
      while (next() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        next();
        tail.set(name, value());
      }
      return tail;
    }

    @Override
    public void close() throws IOException {
      parser.close();
    }
  }
}
