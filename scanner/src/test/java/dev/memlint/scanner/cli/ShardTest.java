package dev.memlint.scanner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --shard} and {@code merge}: the parts together are the whole. */
final class ShardTest {
  private static final Path SEEDS = Path.of("..", "testdata", "seeds");
  private static final Path BROKEN = Path.of("..", "testdata", "broken");

  @TempDir Path temporary;

  private Path sarif(String name, Object... options) {
    Path log = temporary.resolve(name);
    List<Object> all =
        new ArrayList<>(List.of("scan", "--preview", "--quiet", "--format", "sarif"));
    all.addAll(List.of("--fail-on", "none", "-o", log));
    all.addAll(List.of(options));
    all.add(SEEDS);
    all.add(BROKEN);
    Cmd scan = Cmd.run(all.toArray());
    assertThat(scan.code()).as(scan.err()).isEqualTo(ExitCode.OK);
    return log;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void allShardsMergedAreTheWholeScan(int count) throws IOException {
    Path whole = sarif("whole.sarif");
    List<Object> merge = new ArrayList<>(List.of("merge"));
    for (int i = count; i >= 1; i--) {
      merge.add(sarif("part-" + i + ".sarif", "--shard", i + "/" + count));
    }
    Path merged = temporary.resolve("merged.sarif");
    merge.addAll(List.of("-o", merged));
    Cmd done = Cmd.run(merge.toArray());
    assertThat(done.code()).as(done.err()).isEqualTo(ExitCode.OK);
    assertThat(merged).hasSameBinaryContentAs(whole);
    merge.add(whole);
    Cmd.run(merge.toArray());
    assertThat(merged).as("what is there twice comes out once").hasSameBinaryContentAs(whole);
  }

  @Test
  void shardsHaveAboutTheSameShareOfTheBytes() throws IOException {
    long least = Long.MAX_VALUE;
    long most = 0;
    for (int i = 1; i <= 4; i++) {
      Cmd scan = Cmd.run("scan", "--format", "json", "--shard", i + "/4", SEEDS);
      long lines = scan.json().get("summary").get("lines").asLong();
      least = Math.min(least, lines);
      most = Math.max(most, lines);
    }
    assertThat(most).isLessThan(2 * least);
  }

  @Test
  void whatCannotBeMergedIsNamed() throws IOException {
    Path log = sarif("one.sarif");
    assertThat(Cmd.run("merge", log, temporary.resolve("none")).err()).contains("there is no log");
    Path cut = temporary.resolve("cut.sarif");
    String text = Files.readString(log);
    Files.writeString(cut, text.substring(0, text.length() / 2));
    Cmd broken = Cmd.run("merge", log, cut);
    assertThat(broken.code()).isEqualTo(ExitCode.USAGE);
    assertThat(broken.err()).contains("breaks off at line");
    Path other = temporary.resolve("other.sarif");
    Files.writeString(other, text.replaceFirst("\"0\\.1\\.0\"", "\"9.9.9\""));
    assertThat(Cmd.run("merge", log, other).err()).contains("different tools, versions");
    Files.writeString(other, "[]");
    assertThat(Cmd.run("merge", other).err()).contains("not a log that memlint wrote");
    Files.writeString(other, "{\"version\": \"2.1.0\"}");
    assertThat(Cmd.run("merge", other).err()).contains("has no 'runs'");
  }

  @Test
  void aShardThatIsNoneIsRefused() {
    for (String shard : List.of("0/4", "5/4", "1", "a/b", "1/0", "-1/2")) {
      Cmd scan = Cmd.run("scan", "--shard=" + shard, SEEDS);
      assertThat(scan.code()).as(shard).isEqualTo(ExitCode.USAGE);
      assertThat(scan.err()).contains("not I/N").contains("--shard 2/4");
    }
  }

  @Test
  void comparingTellsNewGoneAndUnchanged() throws IOException {
    Path code = Files.createDirectories(temporary.resolve("code"));
    Path file = code.resolve("load.py");
    String read = "def %s():\n    return bytearray(4 << 20)\n\n\n";
    Files.writeString(file, read.formatted("kept") + read.formatted("gone"));
    Path before = temporary.resolve("before.sarif");
    Path after = temporary.resolve("after.sarif");
    Cmd.run("scan", "--format", "sarif", "-o", before, code);
    Files.writeString(file, "\n\n" + read.formatted("kept") + read.formatted("fresh"));
    Cmd.run("scan", "--format", "sarif", "-o", after, code);
    Cmd compare = Cmd.run("compare", before, after);
    assertThat(compare.code()).isEqualTo(ExitCode.OK);
    assertThat(compare.out())
        .contains("+ load.py:8: warning[python/large-preallocation]: ")
        .contains("- load.py:6: warning[python/large-preallocation]: ")
        .endsWith("1 new, 1 gone, 1 finding unchanged\n");
    assertThat(Cmd.run("compare", before, after, "--fail-on", "warning").code())
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(Cmd.run("compare", before, after, "--fail-on", "error").code())
        .isEqualTo(ExitCode.OK);
    assertThat(Cmd.run("compare", before, temporary.resolve("none")).err())
        .contains("cannot read")
        .contains("no such file");
    Files.writeString(after, "{");
    assertThat(Cmd.run("compare", before, after).err()).contains("is no whole JSON document");
  }
}
