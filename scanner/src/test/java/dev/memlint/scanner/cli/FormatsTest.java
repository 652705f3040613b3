package dev.memlint.scanner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The formats for other programs and for looking at, with hostile names in them. */
final class FormatsTest {
  private static final Path SEEDS = Path.of("..", "testdata", "seeds");
  private static final String BUFFER = "def load():\n    return bytearray(4 << 20)\n";

  @TempDir Path temporary;

  private String scan(String format, Object path) {
    Cmd scan = Cmd.run("scan", "--fail-on", "none", "--format", format, path);
    assertThat(scan.code()).as(scan.err()).isEqualTo(ExitCode.OK);
    return scan.out();
  }

  private Path hostile(String name) throws IOException {
    Path directory = Files.createDirectories(temporary.resolve("hostile"));
    Files.writeString(directory.resolve(name), BUFFER);
    return directory;
  }

  @Test
  void jsonIsWhatItsSchemaSays() throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("..", "docs", "report.schema.json")));
    for (Path scanned : List.of(SEEDS, Path.of("..", "testdata", "broken"))) {
      Cmd scan =
          Cmd.run("scan", "--preview", "--min-confidence", "low", "--format", "json", scanned);
      assertThat(schema.validate(scan.json())).isEmpty();
    }
    assertThat(schema.validate(new JsonMapper().readTree("{\"schemaVersion\": 2}"))).isNotEmpty();
  }

  @Test
  void githubAnnotatesTheWorstOfEachLevelAndSaysWhatItHides() {
    String report = scan("github", SEEDS);
    List<String> commands = report.lines().filter(line -> line.startsWith("::")).toList();
    assertThat(commands.stream().filter(line -> line.startsWith("::warning "))).hasSize(10);
    assertThat(commands.getFirst())
        .matches("::error file=[^,]+,line=\\d+,endLine=\\d+,col=\\d+,endColumn=\\d+,title=.*::.*");
    assertThat(commands.getLast()).matches("::notice title=memlint::\\d+ more findings have .*");
    long logged = report.lines().filter(line -> line.matches("(error|warning|note)\\[.*")).count();
    long hidden = Long.parseLong(commands.getLast().replaceAll(".*::(\\d+) more.*", "$1"));
    assertThat(logged).isEqualTo(commands.size() - 1 + hidden);
  }

  @Test
  void githubTakesNoCommandFromAName() throws IOException {
    String report = scan("github", hostile("a,b::error file=x%0A\n::error::##[error]x.py"));
    assertThat(report.lines().filter(line -> line.contains("::error file"))).hasSize(1);
    assertThat(report.lines().filter(line -> line.startsWith("::"))).hasSize(1);
    assertThat(report).contains("file=a%2Cb%3A%3Aerror file=x%250A%0A%3A%3Aerror");
    assertThat(report.lines().filter(line -> line.startsWith("warning[")))
        .hasSize(1)
        .noneMatch(line -> line.contains("##["));
  }

  @Test
  void gitlabFingerprintsAreUnique() throws IOException {
    Path directory = Files.createDirectories(temporary.resolve("twice"));
    Files.writeString(directory.resolve("a.py"), BUFFER + "    return bytearray(4 << 20)\n");
    JsonNode report = new JsonMapper().readTree(scan("gitlab", directory));
    Set<String> fingerprints = new HashSet<>();
    for (JsonNode issue : report) {
      fingerprints.add(issue.get("fingerprint").asText());
      assertThat(issue.get("severity").asText())
          .isIn("info", "minor", "major", "critical", "blocker");
      assertThat(issue.at("/location/path").asText()).isEqualTo("a.py");
      assertThat(issue.at("/location/lines/begin").asInt()).isPositive();
      assertThat(issue.get("description").asText()).isNotBlank();
      assertThat(issue.get("check_name").asText()).isEqualTo("python/large-preallocation");
    }
    assertThat(fingerprints).hasSize(2);
  }

  @Test
  void csvIsATableWithoutFormulas() throws IOException {
    List<String> lines = scan("csv", hostile("=cmd|' C calc'!A0,\"x\".py")).lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).startsWith("rule,level,impact,confidence,path,start_line");
    assertThat(lines.get(1)).contains(",\"'=cmd|' C calc'!A0,\"\"x\"\".py\",2,");
    Pattern cell = Pattern.compile("(?:^|,)(?:\"(?:[^\"]|\"\")*\"|[^,\"]*)");
    for (String line : lines) {
      Matcher cells = cell.matcher(line);
      assertThat(cells.results().count()).as(line).isEqualTo(14);
    }
  }

  @Test
  void markdownKeepsNamesAsText() throws IOException {
    String report = scan("markdown", hostile("a|b`<img src=x>`[x](y).py"));
    assertThat(report).doesNotContain("|b`<").contains("`a\\|b'<img src=x>'[x](y).py:2`");
    assertThat(scan("markdown", SEEDS))
        .startsWith("## memlint\n")
        .contains("| unbounded-growth | 22 |  |\n")
        .contains("| error | `testdata/seeds/java/unbounded-growth/");
  }

  @Test
  void markdownLinksToTheSourcesInAGithubJob() throws IOException {
    Map<String, String> job =
        Map.of(
            "GITHUB_SERVER_URL",
            "https://github.com",
            "GITHUB_REPOSITORY",
            "some/app",
            "GITHUB_SHA",
            "0123456789012345678901234567890123456789");
    Cmd scan = Cmd.in(job, "scan", "--format", "markdown", hostile("a b#c.py"));
    assertThat(scan.out())
        .contains(
            "](https://github.com/some/app/blob/0123456789012345678901234567890123456789/"
                + "a%20b%23c.py#L2)");
  }

  @Test
  void markdownStaysBelowGithubsLimit() throws IOException {
    Path directory = Files.createDirectories(temporary.resolve("many"));
    StringBuilder source = new StringBuilder();
    for (int i = 0; i < 700; i++) {
      source.append(BUFFER.replace("load", "load_" + i));
    }
    Files.writeString(directory.resolve("many.py"), source);
    String report = scan("markdown", directory);
    assertThat(report.length()).isLessThan(1 << 20);
    assertThat(report).contains("200 more findings are not listed here");
  }

  @Test
  void htmlHoldsEverythingAndLetsNoMarkupIn() throws IOException {
    Path directory = hostile("<script>alert(1)</script>.py".replace("/", "_"));
    Files.writeString(
        directory.resolve("b.py"), "# </script><img src=x onerror=alert(2)>\n" + BUFFER);
    String report = scan("html", directory);
    assertThat(report)
        .startsWith("<!DOCTYPE html>")
        .doesNotContain("<script>alert", "<img", "@STYLE@", "@DATA@", "@PAGES@", "@SCRIPT@");
    assertThat(report.split("<script").length - 1).isEqualTo(2);
    assertThat(report)
        .doesNotContainPattern("(?:src|href)=\"?https?://(?!\")(?=[^\"]*\\.(?:js|css))");
    String data =
        report.substring(report.indexOf("id=\"data\">") + 10, report.indexOf("</script>"));
    JsonNode findings = new JsonMapper().readTree(data).get("findings");
    assertThat(findings).hasSize(2);
    assertThat(findings.get(1).at("/frame/lines/0").asText()).contains("</script><img");
    assertThat(report).contains("<template id=\"page-large-preallocation\">");
  }

  @Test
  void statisticsGoToStandardError() {
    Cmd scan = Cmd.run("scan", "--statistics", "--format", "json", SEEDS);
    assertThat(scan.err())
        .containsPattern("rule +findings +files +fixable +estimated")
        .containsPattern("java/large-preallocation +3 +2 +- +3 MiB");
    assertThat(scan.out()).startsWith("{");
  }
}
