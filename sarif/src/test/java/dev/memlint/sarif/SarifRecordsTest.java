package dev.memlint.sarif;

import static dev.memlint.sarif.Samples.region;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be constructed. */
final class SarifRecordsTest {
  @Test
  void a_fix_needs_edits() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SarifFix("Do it", List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new SarifFileChange("a.py", List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new SarifEdit(region(1, 1, 0, 0), ""));
    SarifFileChange change =
        new SarifFileChange("a.py", List.of(new SarifEdit(region(1, 1, 0, 1), "")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SarifFix("Do it", List.of(change, change)));
    assertThatIllegalArgumentException().isThrownBy(() -> new SarifFix(" ", List.of(change)));
  }

  @ParameterizedTest
  @CsvSource({
    // offset, length, offset, length
    "0, 5, 4, 2", // the first runs into the second
    "0, 9, 3, 2", // the second lies inside
    "4, 2, 0, 5", // given in the other order
    "3, 2, 3, 2", // the same
    "3, 0, 3, 0", // which insertion comes first?
    "3, 0, 3, 2", // before or after what is replaced?
  })
  void edits_may_not_overlap(int offset, int length, int otherOffset, int otherLength) {
    List<SarifEdit> edits =
        List.of(
            new SarifEdit(region(1, offset + 1, offset, length), "x"),
            new SarifEdit(region(1, otherOffset + 1, otherOffset, otherLength), "y"));

    assertThatIllegalArgumentException().isThrownBy(() -> new SarifFileChange("a.py", edits));
  }

  @Test
  void edits_may_touch() {
    SarifEdit first = new SarifEdit(region(1, 1, 0, 5), "x");
    SarifEdit second = new SarifEdit(region(1, 6, 5, 2), "y");
    SarifEdit insertion = new SarifEdit(region(1, 8, 7, 0), "z");

    assertThat(new SarifFileChange("a.py", List.of(insertion, second, first)).edits())
        .containsExactly(first, second, insertion);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 2, 0, 1", // lines count from 1
    "1, 0, 1, 1, 0, 1", // columns count from 1
    "1, 1, 2, 0, 0, 1", // the end's too
    "2, 1, 1, 9, 0, 1", // ends on an earlier line
    "1, 5, 1, 4, 0, 1", // ends at an earlier column
    "1, 1, 1, 4, -1, 3", // before the file
    "1, 1, 1, 4, 0, 2", // columns and length disagree
    "1, 1, 2, 1, 0, 0", // a line end has a length
    "1, 1, 2, 1, 2147483647, 1", // ends behind what an int can count
  })
  void a_region_agrees_with_itself(
      int line, int column, int endLine, int endColumn, int at, int n) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SarifRegion(line, column, endLine, endColumn, at, n));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/etc/passwd", "./a.py", "a/../b.py", "a//b.py", "a/", "..", "a/."})
  void a_path_stays_below_the_root(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> SarifLocation.ofFile(path));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SarifFileChange(path, List.of(new SarifEdit(region(1, 1, 0, 1), "x"))));
  }

  @Test
  void a_result_needs_a_region_a_message_and_a_sane_rank() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SarifResult.at(SarifLocation.ofFile("a"), "r", SarifLevel.NOTE, "m").build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SarifRelatedLocation(SarifLocation.ofFile("a"), "m"));
    SarifLocation place = SarifLocation.of("a", region(1, 1, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SarifResult.at(place, "r", SarifLevel.NOTE, " ").build());
    for (double rank : new double[] {-1, 100.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException().isThrownBy(() -> Samples.result().rank(rank).build());
    }
  }

  @Test
  void a_rule_keeps_githubs_limits() {
    assertThat(rule("x".repeat(255), "A".repeat(255), "d".repeat(1023), List.of())).isNotNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rule("x".repeat(256), "A", "d", List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rule("x", "A".repeat(256), "d", List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> rule("x", "a-b", "d", List.of()));
    // 1,024 characters and the period that is still missing.
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rule("x", "A", "d".repeat(1024), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rule("x", "A", "d", List.of("same", "same")));
    List<String> eleven = IntStream.range(0, 11).mapToObj(i -> "tag" + i).toList();
    assertThatIllegalArgumentException().isThrownBy(() -> rule("x", "A", "d", eleven));
  }

  @ParameterizedTest
  @CsvSource({
    "rust/arc-of-clone, RustArcOfClone",
    "python/whole-file-read, PythonWholeFileRead",
    "MEM12, MEM12",
  })
  void a_rules_name_comes_from_its_id(String id, String name) {
    assertThat(SarifRule.nameOf(id)).isEqualTo(name);
  }

  @Test
  void a_tool_has_each_rule_once() {
    SarifRule rule = Samples.rule("r", SarifLevel.NOTE);
    assertThatIllegalArgumentException().isThrownBy(() -> Samples.tool(rule, rule));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SarifTool("t", "1.0.0", URI.create("here"), List.of()));
  }

  @Test
  void options_are_checked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SarifOptions.DEFAULT.withRoot(URI.create("file:///no-slash")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SarifOptions.DEFAULT.withRoot(URI.create("relative/")));
    assertThatIllegalArgumentException().isThrownBy(() -> SarifOptions.DEFAULT.withCategory(" "));
  }

  @Test
  void properties_are_sorted_and_leave_tags_alone() {
    SarifProperties properties = SarifProperties.EMPTY.with("b", "x").with("a", 1);
    assertThat(properties.values().keySet()).containsExactly("a", "b");
    assertThat(SarifProperties.EMPTY.values()).isEqualTo(Collections.emptyMap());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SarifProperties.EMPTY.with("tags", "not a list"));
    for (String name : List.of("", "a b", "1", "half\uD83D", "\n")) {
      assertThatIllegalArgumentException().isThrownBy(() -> SarifProperties.EMPTY.with(name, 1));
    }
  }

  private static SarifRule rule(String id, String name, String description, List<String> tags) {
    return new SarifRule(
        id,
        name,
        description,
        description,
        "help",
        "help",
        URI.create("https://memlint.example/"),
        SarifLevel.NOTE,
        SarifPrecision.LOW,
        tags);
  }
}
