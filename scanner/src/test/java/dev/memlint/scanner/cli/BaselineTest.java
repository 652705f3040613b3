package dev.memlint.scanner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaselineTest {
  private static final String LOAD = "def %s():\n    return bytearray(4 << 20)\n\n\n";
  private static final String BUFFER = "def %s():\n    return bytearray(%d << 20)\n\n\n";

  @TempDir Path temporary;
  private Repository repository;
  private Path baseline;

  @BeforeEach
  void makeRepository() throws IOException, InterruptedException {
    repository = Repository.init(temporary.resolve("app"));
    repository.write("src/load.py", LOAD.formatted("one") + LOAD.formatted("two"));
    repository.write("src/buffer.py", BUFFER.formatted("buffer", 4));
    repository.commit("base");
    baseline = repository.directory().resolve("memlint-baseline.json");
    Cmd write = baseline("write", "-o", baseline);
    assertThat(write.err()).contains("with 3 findings");
    repository.commit("baseline");
  }

  private Cmd baseline(Object... words) {
    List<Object> all = new ArrayList<>(List.of("baseline"));
    all.addAll(List.of(words));
    if (!words[0].equals("show")) {
      all.add(repository.directory());
    }
    return Cmd.run(all.toArray());
  }

  private Cmd scan(Object... options) {
    List<Object> all = new ArrayList<>(List.of("scan", "--format", "json", "--baseline", baseline));
    all.addAll(List.of(options));
    all.add(repository.directory());
    return Cmd.run(all.toArray());
  }

  @Test
  void whatIsKnownIsNotReported() throws IOException {
    Cmd scan = scan();
    assertThat(scan.code()).as(scan.err()).isEqualTo(ExitCode.OK);
    assertThat(scan.json().get("findings")).isEmpty();
    assertThat(scan.json().get("summary").get("baselined").asInt()).isEqualTo(3);
    assertThat(scan.err()).doesNotContain("gone");
  }

  @Test
  void movedReformattedAndRenamedCodeStaysKnown() throws IOException, InterruptedException {
    repository.write(
        "src/load.py",
        "\"\"\"Moved down.\"\"\"\nimport os\n\n\n"
            + LOAD.formatted("two")
            + LOAD.formatted("one").replace("(4 << 20)", "( 4<<20, )"));
    assertThat(scan().json().get("findings")).isEmpty();
    repository.commit("moved");
    repository.git("mv", "src/load.py", "src/reader.py");
    assertThat(scan().json().get("findings")).as("renamed in the work tree").isEmpty();
    repository.commit("renamed");
    repository.git("mv", "src/reader.py", "src/files.py");
    repository.commit("renamed again");
    Cmd scan = scan();
    assertThat(scan.json().get("findings")).as("renamed twice").isEmpty();
    assertThat(scan.err()).doesNotContain("gone");
    assertThat(baseline("prune", "--baseline", baseline).err()).contains("took 0 findings out");
    assertThat(baseline("show", baseline).out()).contains("src/files.py: ");
  }

  @Test
  void oneMoreOfTheSameIsNew() throws IOException {
    repository.write(
        "src/load.py",
        LOAD.formatted("one").stripTrailing()
            + "\n    return bytearray(4 << 20)\n\n\n"
            + LOAD.formatted("two"));
    assertThat(scan().json().get("findings")).hasSize(1);
  }

  @Test
  void whatIsGoneIsToldAndPruned() throws IOException {
    repository.write("src/load.py", LOAD.formatted("two"));
    Files.delete(repository.directory().resolve("src/buffer.py"));
    Cmd scan = scan();
    assertThat(scan.code()).isEqualTo(ExitCode.OK);
    assertThat(scan.err())
        .contains("2 findings of the baseline are gone")
        .contains("memlint baseline prune");
    Cmd prune = baseline("prune", "--baseline", baseline);
    assertThat(prune.err()).contains("took 2 findings out of").contains("1 finding left");
    assertThat(scan().err()).doesNotContain("gone");
    assertThat(baseline("show", baseline).out())
        .isEqualTo(
            "src/load.py: python/large-preallocation in two (1, 4 MiB)\n1 finding, about 4 MiB\n");
  }

  @Test
  void aPartOfTheProjectSaysNothingOfTheRest() throws IOException {
    Cmd scan =
        Cmd.run("scan", "--baseline", baseline, repository.directory().resolve("src/buffer.py"));
    assertThat(scan.code()).isEqualTo(ExitCode.OK);
    assertThat(scan.err()).doesNotContain("gone");
  }

  @Test
  void writingAgainSaysWhatIsNewAndGone() throws IOException {
    repository.write("src/load.py", LOAD.formatted("one") + LOAD.formatted("three"));
    assertThat(baseline("write", "-o", baseline).err())
        .contains("with 3 findings; 1 new and 1 gone since the last one");
    repository.write("src/load.py", "x = 1\n");
    repository.write("src/buffer.py", "x = 1\n");
    assertThat(baseline("write", "-o", baseline).err()).contains("with 0 findings");
    assertThat(new JsonMapper().readTree(baseline.toFile()).get("findings")).isEmpty();
  }

  @Test
  void aRegressionIsMeasuredInFindingsAndBytes() throws IOException {
    repository.write("src/more.py", LOAD.formatted("more"));
    assertThat(scan("--max-regression", "10").code()).isEqualTo(ExitCode.FINDINGS);
    Cmd allowed = scan("--max-regression", "50%");
    assertThat(allowed.code()).isEqualTo(ExitCode.OK);
    assertThat(allowed.err())
        .contains("4 findings and 16 MiB against 3 findings and 12 MiB in the baseline; 50 % more");
    Files.delete(repository.directory().resolve("src/more.py"));
    repository.write("src/buffer.py", BUFFER.formatted("buffer", 16));
    assertThat(scan("--max-regression", "50%").code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(scan("--max-regression", "100").code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aBaselineOfTheSettingsIsUsed() throws IOException {
    repository.write("memlint.toml", "baseline = \"memlint-baseline.json\"\n");
    Cmd scan = Cmd.run("scan", repository.directory());
    assertThat(scan.code()).as(scan.err()).isEqualTo(ExitCode.OK);
    assertThat(scan.out()).contains("left out: 3 findings of the baseline");
    Files.delete(baseline);
    assertThat(Cmd.run("scan", repository.directory()).err())
        .contains("there is no baseline")
        .contains("memlint baseline write");
  }

  @Test
  void aBaselineThatCannotBeUsedIsAnError() throws IOException {
    for (String text : List.of("", "[", "{}", "{\"schemaVersion\": 9, \"findings\": []}")) {
      Files.writeString(baseline, text);
      Cmd scan = scan();
      assertThat(scan.code()).as(text).isEqualTo(ExitCode.USAGE);
      assertThat(scan.err()).contains("cannot use the baseline").contains("write it anew");
    }
    Files.writeString(
        baseline, "{\"schemaVersion\": 1, \"findings\": [{\"rule\": \"x/y\", \"count\": -4}]}");
    assertThat(scan().err()).contains("entry 1 is not whole");
  }

  @Test
  void optionsThatCannotHoldAreRefused() {
    assertThat(Cmd.run("scan", "--max-regression", "10", repository.directory()).err())
        .contains("--max-regression needs a baseline");
    assertThat(scan("--max-regression", "ten").err()).contains("not a percentage");
    assertThat(Cmd.run("baseline").err()).contains("say what to do: write, prune or show");
    assertThat(baseline("write", "-o", temporary.resolve("no/such/place")).err())
        .contains("create it first");
  }

  @Test
  void anUnfinishedScanLeavesTheBaselineAsItIs() throws IOException {
    String before = Files.readString(baseline);
    Path named = repository.write("src/large.py", "x = '" + "a".repeat(2 << 20) + "'\n");
    Cmd write = Cmd.run("baseline", "write", "-o", baseline, named);
    assertThat(write.code()).isEqualTo(ExitCode.USAGE);
    assertThat(write.err()).contains("not everything could be scanned");
    assertThat(Files.readString(baseline)).isEqualTo(before);
  }
}
