package dev.memlint.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Logs against the standard's schema, in the copy that the object model was made from. */
final class SarifSchemaTest {
  private static final JsonSchema SCHEMA = schema();

  @Test
  void a_log_of_all_that_can_be_said_is_valid() throws IOException {
    assertThat(errors(Samples.tree(Samples.everything()))).isEmpty();
  }

  @Test
  void a_log_without_results_is_valid() throws IOException {
    assertThat(errors(Samples.log(writer -> {}))).isEmpty();
  }

  @Test
  void hostile_text_survives_as_far_as_json_allows() throws IOException {
    JsonNode result = Samples.tree(Samples.everything()).at("/runs/0/results/2");

    assertThat(
            result.at("/fixes/0/artifactChanges/0/replacements/0/insertedContent/text").textValue())
        .isEqualTo(Samples.HOSTILE.replace("\uD83D alone \uDE00", "\uFFFD alone \uFFFD"));
    assertThat(result.at("/message/text").textValue())
        .startsWith("\uFFFD\uFFFD\uFFFD[31m\uFFFD\uFFFD \"quoted\" \\ </script>")
        .endsWith("x.")
        .contains("😀")
        .hasSizeGreaterThan(70_000);
  }

  @Test
  void the_schema_refuses_what_github_would() throws IOException {
    JsonNode log = Samples.tree(Samples.everything());
    ObjectNode fix = (ObjectNode) log.at("/runs/0/results/0/fixes/0");
    fix.putArray("artifactChanges");

    assertThat(errors(log)).hasSize(1);
  }

  private static Set<ValidationMessage> errors(JsonNode log) {
    return SCHEMA.validate(
        log, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
  }

  private static JsonSchema schema() {
    try (InputStream in =
        SarifSchemaTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
