package dev.memlint.scanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.finding.RelatedLocation;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.page.Pages;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import dev.memlint.rules.source.Span;
import dev.memlint.scanner.notice.Notification;
import dev.memlint.scanner.notice.Notification.Kind;
import dev.memlint.scanner.scan.ScanResult;
import dev.memlint.scanner.scan.ScanStatistics;
import dev.memlint.scanner.scan.SourceBytes;
import dev.memlint.scanner.scan.Unsaved;
import dev.memlint.scanner.terminal.Links;
import dev.memlint.scanner.terminal.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportingTest {
  private static final int LIMIT = 1 << 20;
  private static final RuleId READ = new RuleId(Language.RUST, "whole-file-read");

  @TempDir Path directory;
  private final Map<String, ScanResult.Source> sources = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Notification> notifications = new ArrayList<>();

  /** A scanned file in which each {@code READ} is a finding. */
  private void file(String path, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    String hash = SourceBytes.hash(bytes);
    sources.put(path, new ScanResult.Source(file, Language.RUST, hash));
    String decoded = text.replace("\uFEFF", "");
    for (int at = decoded.indexOf("READ"); at >= 0; at = decoded.indexOf("READ", at + 1)) {
      Span span = new Span(at, at + 4);
      findings.add(
          new Finding(
              READ,
              path,
              hash,
              span,
              "load",
              Level.WARNING,
              Impact.HIGH,
              Confidence.HIGH,
              OptionalLong.of(1 << 20),
              "the whole file is read into memory",
              "iterate its lines",
              List.of(new RelatedLocation(path, new Span(0, 1), "opened here")),
              List.of(
                  new Fix("read by line", FixSafety.UNSAFE, List.of(new Edit(span, "LINES"))),
                  new Fix("think", FixSafety.DISPLAY_ONLY, List.of(new Edit(span, ""))))));
    }
  }

  private ScanResult result() {
    findings.sort(Finding.ORDER);
    return new ScanResult(
        sources,
        Unsaved.NONE,
        sources.keySet(),
        findings,
        notifications,
        new ScanStatistics(Map.of(Language.RUST, 2), 1234, 1, Map.of(Role.TEST, 3), 4, 0, 0));
  }

  private String text() throws IOException {
    StringWriter out = new StringWriter();
    Reporting.write(result(), LIMIT, List.of(new TextReporter(out, Style.PLAIN, Links.NONE)));
    return out.toString();
  }

  private JsonNode json() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonReporter reporter = new JsonReporter(out, "1.2.3")) {
      Reporting.write(result(), LIMIT, List.of(reporter));
    }
    return new JsonMapper().readTree(out.toByteArray());
  }

  private JsonNode sarif() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SarifReporter reporter = new SarifReporter(out, SarifTools.of("1.2.3", Pages.all()))) {
      Reporting.write(result(), LIMIT, List.of(reporter));
    }
    return new JsonMapper().readTree(out.toByteArray());
  }

  @Test
  void textShowsTheCodeAndCountsByHotspot() throws IOException {
    file("src/a.rs", "fn load() {\n\tlet 漢 = READ(path);\n}\n");
    assertThat(text())
        .isEqualTo(
            """
            warning[rust/whole-file-read]: the whole file is read into memory
             --> src/a.rs:2:10
              |
            2 |     let 漢 = READ(path);
              |              ^^^^
              |
              = at src/a.rs:1:1: opened here
              = impact high, confidence high, about 1 MiB
              = help: iterate its lines
              = fix: read by line (check it first)
              = fix: think (check it first)

            hotspot          findings  estimated
            whole-file-read         1      1 MiB

            1 finding (1 warning) in 2 files, 1,234 lines; left out: 3 test files, 1 unusable file, 4 suppressed findings
            """);
  }

  @Test
  void colourIsAllThatColourAdds() throws IOException {
    file("a.rs", "READ\n");
    StringWriter out = new StringWriter();
    Reporting.write(result(), LIMIT, List.of(new TextReporter(out, Style.ANSI, Links.NONE)));
    assertThat(out.toString()).contains("\u001b[1;33mwarning[rust/whole-file-read]\u001b[0m");
    assertThat(out.toString().replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(text());
  }

  @Test
  void aHostileNameReachesNoTerminal() throws IOException {
    file("evil\u001b[2J\n.rs", "READ\n");
    assertThat(text()).contains("evil\u241b[2J\u240a.rs:1:1").doesNotContain("\u001b");
  }

  @Test
  void columnsDoNotCountTheByteOrderMarkButGitHubsHashDoes() throws IOException {
    file("a.rs", "\uFEFFREAD\r\n\r\nREAD\r\n");
    JsonNode first = json().get("findings").get(0);
    JsonNode second = json().get("findings").get(1);
    assertThat(first.get("startColumn").intValue()).isEqualTo(1);
    assertThat(second.get("startLine").intValue()).isEqualTo(3);
    file("b.rs", "READ\r\n\r\nREAD\r\n");
    JsonNode without = json().get("findings").get(2);
    assertThat(without.get("path").textValue()).isEqualTo("b.rs");
    assertThat(first.get("lineHash")).isNotEqualTo(without.get("lineHash"));
    assertThat(second.get("lineHash")).isEqualTo(json().get("findings").get(3).get("lineHash"));
  }

  @Test
  void jsonSaysEverything() throws IOException {
    file("a.rs", "x\n  READ READ\n");
    notifications.add(new Notification(Kind.SYNTAX_ERROR, "b.rs", 7, "unexpected }"));
    JsonNode json = json();
    assertThat(json.get("schemaVersion").intValue()).isEqualTo(1);
    assertThat(json.get("tool").get("version").textValue()).isEqualTo("1.2.3");
    JsonNode finding = json.get("findings").get(0);
    assertThat(finding.get("rule").textValue()).isEqualTo("rust/whole-file-read");
    assertThat(finding.get("startLine").intValue()).isEqualTo(2);
    assertThat(finding.get("startColumn").intValue()).isEqualTo(3);
    assertThat(finding.get("endColumn").intValue()).isEqualTo(7);
    assertThat(finding.get("estimatedBytes").longValue()).isEqualTo(1 << 20);
    assertThat(finding.get("related").get(0).get("message").textValue()).isEqualTo("opened here");
    assertThat(finding.get("fixes").get(1).get("safety").textValue()).isEqualTo("display-only");
    assertThat(finding.get("fingerprint"))
        .isEqualTo(json.get("findings").get(1).get("fingerprint"));
    JsonNode notification = json.get("notifications").get(0);
    assertThat(notification.get("kind").textValue()).isEqualTo("syntax-error");
    assertThat(notification.get("line").intValue()).isEqualTo(7);
    assertThat(json.get("summary").get("complete").booleanValue()).isTrue();
    assertThat(json.get("summary").get("byLevel").get("warning").intValue()).isEqualTo(2);
    assertThat(json.get("summary").get("byHotspot").get(0).get("estimatedBytes").longValue())
        .isEqualTo(2 << 20);
  }

  @Test
  void sarifLinksRelatedPlacesAndHoldsOnlyFixesThatMayBeApplied() throws IOException {
    file("src/a b.rs", "x\n  READ\n");
    notifications.add(new Notification(Kind.FILE_UNREADABLE, "b.rs", 0, "permission denied"));
    JsonNode run = sarif().get("runs").get(0);
    JsonNode result = run.get("results").get(0);
    assertThat(result.get("ruleId").textValue()).isEqualTo("rust/whole-file-read");
    assertThat(result.get("message").get("text").textValue())
        .isEqualTo(
            "The whole file is read into memory. Iterate its lines. [src/a b.rs:1](1): opened"
                + " here.");
    assertThat(
            result
                .get("locations")
                .get(0)
                .get("physicalLocation")
                .get("artifactLocation")
                .get("uri")
                .textValue())
        .isEqualTo("src/a%20b.rs");
    assertThat(result.get("fixes")).hasSize(1);
    assertThat(result.get("rank").doubleValue()).isEqualTo(75);
    assertThat(result.get("partialFingerprints").has("primaryLocationLineHash")).isTrue();
    JsonNode invocation = run.get("invocations").get(0);
    assertThat(invocation.get("executionSuccessful").booleanValue()).isFalse();
    assertThat(
            invocation
                .get("toolExecutionNotifications")
                .get(0)
                .get("descriptor")
                .get("id")
                .textValue())
        .isEqualTo("file-unreadable");
    JsonNode rules = run.get("tool").get("driver").get("rules");
    assertThat(rules.size()).isEqualTo(Pages.rules().size());
    for (JsonNode rule : rules) {
      String text = rule.get("help").get("text").textValue();
      assertThat(text).contains("\nWhat it finds\n", "\nHow to fix\n").doesNotContain("Evidence");
      assertThat(rule.get("help").get("markdown").textValue()).doesNotContain("//~", "#~");
    }
  }

  @Test
  void findingsInAFileThatHasChangedAreWithdrawnAloud() throws IOException {
    file("a.rs", "READ\n");
    file("b.rs", "READ\n");
    Files.writeString(directory.resolve("a.rs"), "// READ\n");
    Files.delete(directory.resolve("b.rs"));
    JsonNode json = json();
    assertThat(json.get("findings")).isEmpty();
    assertThat(json.get("notifications")).hasSize(2);
    assertThat(json.get("notifications").get(0).get("kind").textValue()).isEqualTo("file-changed");
    assertThat(json.get("notifications").get(0).get("message").textValue())
        .contains("what was found in it is not reported; scan again");
    assertThat(json.get("summary").get("complete").booleanValue()).isFalse();
    assertThat(json.get("summary").get("findings").intValue()).isZero();
  }

  @Test
  void fingerprintsSurviveLinesAndLayout() throws IOException {
    file("a.rs", "READ\n");
    String before = json().get("findings").get(0).get("fingerprint").textValue();
    findings.clear();
    file("a.rs", "// more\n\n    READ\n");
    assertThat(json().get("findings").get(0).get("fingerprint").textValue()).isEqualTo(before);
  }
}
