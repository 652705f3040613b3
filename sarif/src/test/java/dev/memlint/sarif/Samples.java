package dev.memlint.sarif;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;

/** Logs and parts of logs for the tests. */
final class Samples {
  static final String LEAK = "rust/unbounded-growth";
  static final String READ = "python/whole-file-read";

  /** Everything that source text, a file name or a rule page may throw at a log. */
  static final String HOSTILE =
      "\u0000\u0007\u001b[31m\u007f\u0085 \"quoted\" \\ </script><!-- ]]> 😀 \uD83D alone \uDE00"
          + " \u202E \r\n\t a[0](7) {0} %s "
          + "x".repeat(70_000);

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Samples() {}

  static SarifRule rule(String id, SarifLevel level) {
    return new SarifRule(
        id,
        SarifRule.nameOf(id),
        "Memory that is held for too long",
        "Memory that is held for longer than the program needs it.",
        "What it finds: memory that is held for too long.",
        "# " + id + "\n\n```rust\nlet all = std::fs::read(path)?;\n```\n",
        URI.create("https://memlint.example/rules/" + id),
        level,
        SarifPrecision.HIGH,
        List.of("memory", "performance"));
  }

  static SarifTool tool(SarifRule... rules) {
    return new SarifTool(
        "memlint", "0.1.0", URI.create("https://memlint.example/"), List.of(rules));
  }

  static SarifTool tool() {
    return tool(rule(LEAK, SarifLevel.ERROR), rule(READ, SarifLevel.NOTE));
  }

  static SarifRegion region(int line, int column, int offset, int length) {
    return new SarifRegion(line, column, line, column + length, offset, length);
  }

  static SarifResult.Builder result() {
    return SarifResult.at(
        SarifLocation.of("src/main.rs", region(3, 5, 40, 7)),
        LEAK,
        SarifLevel.WARNING,
        "`entries` grows in a loop and nothing removes from it");
  }

  /** A result with every part that a result can have. */
  static SarifResult fullResult() {
    SarifLocation growth = SarifLocation.of("src/my handlers/überall#1.rs", region(9, 1, 90, 4));
    return result()
        .related(
            List.of(
                new SarifRelatedLocation(growth, "grows here"),
                new SarifRelatedLocation(growth, "and again here")))
        .primaryLocationLineHash("54703d4cd895b18:1")
        .fingerprint("b1946ac92492d2347c6235b4d2611184")
        .rank(87.5)
        .properties(
            SarifProperties.EMPTY
                .with("impact", "high")
                .with("confidence", "medium")
                .with("estimatedBytes", 1_048_576))
        .fixes(List.of(fix()))
        .build();
  }

  static SarifFix fix() {
    SarifEdit deletion = new SarifEdit(region(1, 1, 0, 12), "");
    SarifEdit insertion = new SarifEdit(region(3, 5, 40, 0), "bounded(");
    return new SarifFix(
        "Keep the newest 1024 entries",
        List.of(new SarifFileChange("src/main.rs", List.of(insertion, deletion))));
  }

  /** A result whose every text is as bad as can be. */
  static SarifResult hostileResult() {
    // No file system has longer names than 255.
    String path = HOSTILE.replace("/", ":").substring(0, 255);
    SarifLocation place = SarifLocation.of(path, region(1, 1, 0, 1));
    return SarifResult.at(place, READ, SarifLevel.NOTE, HOSTILE)
        .related(List.of(new SarifRelatedLocation(place, HOSTILE)))
        .fingerprint(HOSTILE)
        .properties(SarifProperties.EMPTY.with("quoted", HOSTILE))
        .fixes(
            List.of(
                new SarifFix(
                    HOSTILE,
                    List.of(
                        new SarifFileChange(
                            place.path(), List.of(new SarifEdit(region(1, 1, 0, 0), HOSTILE)))))))
        .build();
  }

  /** What a test writes into a log. */
  interface Script {
    void run(SarifWriter writer) throws IOException;
  }

  static byte[] bytes(SarifTool tool, SarifOptions options, Script script) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out, tool, options, script);
    return out.toByteArray();
  }

  static void write(OutputStream out, SarifTool tool, SarifOptions options, Script script)
      throws IOException {
    try (SarifWriter writer = new SarifWriter(out, tool, options)) {
      script.run(writer);
      writer.finish(true);
    }
  }

  static JsonNode log(Script script) throws IOException {
    return tree(bytes(tool(), SarifOptions.DEFAULT, script));
  }

  static JsonNode tree(byte[] log) throws IOException {
    return MAPPER.readTree(log);
  }

  /** A log of all that the writer can say. */
  static byte[] everything() throws IOException {
    SarifOptions options =
        SarifOptions.DEFAULT.withCategory("memlint/rust").withRoot(URI.create("file:///checkout/"));
    return bytes(
        tool(),
        options,
        writer -> {
          writer.write(fullResult());
          writer.write(result().build());
          writer.write(hostileResult());
          writer.write(SarifNotification.ofRun("run/interrupted", SarifLevel.ERROR, "out of time"));
          writer.write(
              SarifNotification.at(
                  SarifLocation.ofFile("src/broken.rs"),
                  "file/unreadable",
                  SarifLevel.WARNING,
                  HOSTILE));
        });
  }
}
