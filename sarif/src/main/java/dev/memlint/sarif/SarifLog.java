package dev.memlint.sarif;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Reads SARIF logs, also large ones: one result is in memory at a time. */
public final class SarifLog {
  /** Member of {@code partialFingerprints} that holds the tool's own fingerprint of a result. */
  public static final String FINGERPRINT = "memlintFingerprint/v1";

  private SarifLog() {}

  /** Takes results as they stand in the log. */
  public interface ResultSink {
    void result(JsonNode result) throws IOException;
  }

  /**
   * Hands over every result of every run.
   *
   * @throws IOException when the log cannot be read or is no JSON
   */
  public static void eachResult(InputStream in, ResultSink sink) throws IOException {
    try (JsonParser parser = new JsonMapper().getFactory().createParser(in)) {
      while (parser.nextToken() != null) {
        boolean results =
            parser.currentToken() == JsonToken.START_ARRAY
                && "results".equals(parser.currentName());
        if (results) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            sink.result(parser.readValueAsTree());
          }
        }
      }
    }
  }

  /** The path that an artifact location's URI stands for; empty when it has none. */
  public static String path(JsonNode artifactLocation) {
    String uri = artifactLocation.path("uri").asText();
    try {
      // A plus is a plus in a path; only in a query it is a blank.
      return URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return uri;
    }
  }
}
