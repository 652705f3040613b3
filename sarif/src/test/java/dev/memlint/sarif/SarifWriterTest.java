package dev.memlint.sarif;

import static dev.memlint.sarif.Samples.log;
import static dev.memlint.sarif.Samples.result;
import static dev.memlint.sarif.Samples.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SarifWriterTest {
  @Test
  void a_log_without_results_says_so() throws IOException {
    JsonNode log = log(writer -> {});

    assertThat(log.get("$schema").textValue()).endsWith("sarif-schema-2.1.0.json");
    assertThat(log.get("version").textValue()).isEqualTo("2.1.0");
    JsonNode run = log.at("/runs/0");
    assertThat(run.get("results").isArray()).isTrue();
    assertThat(run.get("results")).isEmpty();
    assertThat(run.get("columnKind").textValue()).isEqualTo("utf16CodeUnits");
    assertThat(run.at("/invocations/0/executionSuccessful").booleanValue()).isTrue();
    assertThat(run.at("/invocations/0/toolExecutionNotifications")).isEmpty();
    assertThat(fieldNames(run)).containsExactly("tool", "columnKind", "results", "invocations");
  }

  @Test
  void a_rule_carries_all_that_github_shows() throws IOException {
    JsonNode driver = log(writer -> {}).at("/runs/0/tool/driver");

    assertThat(driver.get("name").textValue()).isEqualTo("memlint");
    assertThat(driver.get("semanticVersion").textValue()).isEqualTo("0.1.0");
    assertThat(driver.get("informationUri").textValue()).isEqualTo("https://memlint.example/");
    JsonNode rule = driver.at("/rules/0");
    assertThat(rule.get("id").textValue()).isEqualTo("rust/unbounded-growth");
    assertThat(rule.get("name").textValue()).isEqualTo("RustUnboundedGrowth");
    assertThat(rule.at("/shortDescription/text").textValue())
        .isEqualTo("Memory that is held for too long.");
    assertThat(rule.at("/fullDescription/text").textValue()).endsWith("needs it.");
    assertThat(rule.at("/help/text").textValue()).startsWith("What it finds");
    assertThat(rule.at("/help/markdown").textValue()).startsWith("# rust/unbounded-growth");
    assertThat(rule.get("helpUri").textValue()).endsWith("/rules/rust/unbounded-growth");
    assertThat(rule.at("/properties").toString())
        .isEqualTo(
            "{\"tags\":[\"memory\",\"performance\"],"
                + "\"precision\":\"high\",\"problem.severity\":\"error\"}");
  }

  @ParameterizedTest
  @EnumSource
  void a_level_is_written_whatever_the_rule_says(SarifLevel level) throws IOException {
    SarifRule strict = Samples.rule("a", SarifLevel.ERROR);
    SarifRule mild = Samples.rule("b", level);
    SarifLocation place = SarifLocation.of("a.py", Samples.region(1, 1, 0, 1));
    byte[] log =
        Samples.bytes(
            tool(strict, mild),
            SarifOptions.DEFAULT,
            writer -> {
              writer.write(SarifResult.at(place, "a", level, "x").build());
              writer.write(SarifNotification.ofRun("n", level, "y"));
            });

    JsonNode run = Samples.tree(log).at("/runs/0");
    String word = level.name().toLowerCase(Locale.ROOT);
    assertThat(run.at("/results/0/level").textValue()).isEqualTo(word);
    assertThat(run.at("/results/0/kind").textValue()).isEqualTo("fail");
    assertThat(run.at("/tool/driver/rules/0/defaultConfiguration/level").textValue())
        .isEqualTo("error");
    assertThat(run.at("/tool/driver/rules/1/defaultConfiguration/level").textValue())
        .isEqualTo(word);
    assertThat(run.at("/invocations/0/toolExecutionNotifications/0/level").textValue())
        .isEqualTo(word);
  }

  @Test
  void a_result_carries_every_part() throws IOException {
    JsonNode result = log(writer -> writer.write(Samples.fullResult())).at("/runs/0/results/0");

    assertThat(result.get("ruleIndex").intValue()).isZero();
    assertThat(result.at("/message/text").textValue()).endsWith("removes from it.");
    assertThat(result.at("/locations/0/physicalLocation").toString())
        .isEqualTo(
            "{\"artifactLocation\":{\"uri\":\"src/main.rs\",\"uriBaseId\":\"%SRCROOT%\"},"
                + "\"region\":{\"startLine\":3,\"startColumn\":5,\"endLine\":3,\"endColumn\":12,"
                + "\"charOffset\":40,\"charLength\":7}}");
    assertThat(result.at("/relatedLocations/0/id").intValue()).isEqualTo(1);
    assertThat(result.at("/relatedLocations/1/id").intValue()).isEqualTo(2);
    assertThat(result.at("/relatedLocations/1/message/text").textValue())
        .isEqualTo("and again here.");
    assertThat(result.at("/relatedLocations/0/physicalLocation/artifactLocation/uri").textValue())
        .isEqualTo("src/my%20handlers/%C3%BCberall%231.rs");
    assertThat(result.at("/partialFingerprints").properties())
        .extracting(entry -> entry.getKey() + "=" + entry.getValue().textValue())
        .containsExactlyInAnyOrder(
            "primaryLocationLineHash=54703d4cd895b18:1",
            "memlintFingerprint/v1=b1946ac92492d2347c6235b4d2611184");
    assertThat(result.get("rank").doubleValue()).isEqualTo(87.5);
    assertThat(result.get("properties").toString())
        .isEqualTo("{\"confidence\":\"medium\",\"estimatedBytes\":1048576,\"impact\":\"high\"}");
  }

  @Test
  void a_fix_carries_its_edits_in_the_order_of_the_file() throws IOException {
    JsonNode fix =
        log(writer -> writer.write(Samples.fullResult())).at("/runs/0/results/0/fixes/0");

    assertThat(fix.at("/description/text").textValue()).isEqualTo("Keep the newest 1024 entries.");
    JsonNode replacements = fix.at("/artifactChanges/0/replacements");
    assertThat(replacements).hasSize(2);
    assertThat(replacements.at("/0/deletedRegion/charOffset").intValue()).isZero();
    assertThat(replacements.at("/0/insertedContent/text").textValue()).isEmpty();
    assertThat(replacements.at("/1/deletedRegion/charLength").isInt()).isTrue();
    assertThat(replacements.at("/1/deletedRegion/charLength").intValue()).isZero();
    assertThat(replacements.at("/1/insertedContent/text").textValue()).isEqualTo("bounded(");
  }

  @Test
  void rules_keep_their_order_and_results_count_in_it() throws IOException {
    List<SarifRule> rules = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rules.add(Samples.rule("rule-" + (i * 7919 % 1000), SarifLevel.WARNING));
    }
    SarifTool tool = tool(rules.toArray(SarifRule[]::new));
    SarifLocation place = SarifLocation.of("a.py", Samples.region(1, 1, 0, 1));
    byte[] log =
        Samples.bytes(
            tool,
            SarifOptions.DEFAULT,
            writer -> {
              for (SarifRule rule : rules) {
                writer.write(SarifResult.at(place, rule.id(), SarifLevel.NOTE, "x").build());
              }
            });

    JsonNode run = Samples.tree(log).at("/runs/0");
    assertThat(run.get("results")).hasSize(40);
    for (JsonNode result : run.get("results")) {
      JsonNode rule = run.at("/tool/driver/rules").get(result.get("ruleIndex").intValue());
      assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
    }
  }

  @Test
  void notifications_follow_the_results_and_name_their_file() throws IOException {
    JsonNode run =
        log(writer -> {
              writer.write(result().build());
              writer.write(
                  SarifNotification.at(
                      SarifLocation.ofFile("a b.py"),
                      "file/unreadable",
                      SarifLevel.WARNING,
                      "could not be read"));
            })
            .at("/runs/0");

    assertThat(run.at("/invocations/0/toolExecutionNotifications").toString())
        .isEqualTo(
            "[{\"locations\":[{\"physicalLocation\":{\"artifactLocation\":"
                + "{\"uri\":\"a%20b.py\",\"uriBaseId\":\"%SRCROOT%\"}}}],"
                + "\"message\":{\"text\":\"could not be read.\"},\"level\":\"warning\","
                + "\"descriptor\":{\"id\":\"file/unreadable\"}}]");
  }

  @Test
  void category_and_root_are_written_when_asked_for() throws IOException {
    JsonNode run = Samples.tree(Samples.everything()).at("/runs/0");

    assertThat(run.at("/automationDetails/id").textValue()).isEqualTo("memlint/rust/");
    assertThat(run.at("/originalUriBaseIds/%SRCROOT%/uri").textValue())
        .isEqualTo("file:///checkout/");
  }

  @Test
  void a_link_to_an_unknown_place_is_plain_text() throws IOException {
    SarifLocation place = SarifLocation.of("a.py", Samples.region(1, 1, 0, 1));
    SarifResult result =
        SarifResult.at(
                place,
                Samples.LEAK,
                SarifLevel.NOTE,
                "`a[0](7)` grows "
                    + SarifText.link("here", 1)
                    + ", not [there](https://evil.example)")
            .related(List.of(new SarifRelatedLocation(place, "append")))
            .build();

    assertThat(log(writer -> writer.write(result)).at("/runs/0/results/0/message/text").textValue())
        .isEqualTo("`a[0\\](7)` grows [here](1), not [there\\](https://evil.example).");
  }

  @Test
  void the_same_calls_give_the_same_bytes_on_one_line() throws IOException {
    byte[] log = Samples.everything();

    assertThat(Samples.everything()).isEqualTo(log);
    String text = new String(log, StandardCharsets.UTF_8);
    assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
  }

  @Test
  void a_log_that_was_not_finished_is_no_json() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SarifWriter writer = new SarifWriter(out, tool())) {
      writer.write(result().build());
    }

    assertThat(out.size()).isPositive();
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> Samples.tree(out.toByteArray()));
  }

  @Test
  void an_unknown_rule_is_refused_and_leaves_the_log_whole() throws IOException {
    JsonNode log =
        log(
            writer -> {
              SarifResult stranger =
                  SarifResult.at(
                          SarifLocation.of("a.py", Samples.region(1, 1, 0, 1)),
                          "java/stranger",
                          SarifLevel.NOTE,
                          "x")
                      .build();
              assertThatIllegalArgumentException()
                  .isThrownBy(() -> writer.write(stranger))
                  .withMessageContaining("java/stranger");
              writer.write(result().build());
            });

    assertThat(log.at("/runs/0/results")).hasSize(1);
  }

  @Test
  void nothing_is_written_out_of_order() throws IOException {
    SarifNotification notification = SarifNotification.ofRun("n", SarifLevel.NOTE, "x");
    try (SarifWriter writer = new SarifWriter(new ByteArrayOutputStream(), tool())) {
      writer.write(notification);
      assertThatIllegalStateException().isThrownBy(() -> writer.write(result().build()));
      writer.finish(false);
      assertThatIllegalStateException().isThrownBy(() -> writer.write(notification));
      assertThatIllegalStateException().isThrownBy(() -> writer.finish(true));
    }
  }

  @Test
  void the_stream_stays_open() throws IOException {
    boolean[] closed = {false};
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    Samples.write(out, tool(), SarifOptions.DEFAULT.withRoot(URI.create("file:///x/")), w -> {});

    assertThat(closed[0]).isFalse();
    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("}\n");
  }

  private static List<String> fieldNames(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
