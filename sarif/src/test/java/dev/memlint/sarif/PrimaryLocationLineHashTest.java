package dev.memlint.sarif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PrimaryLocationLineHashTest {
  private static final String GREETING =
      "e9496ae3ebfced30:1 fb7c023a8b9ccb3f:1 ce8ba1a563dcdaca:1 e20e36e16fcb0cc8:1"
          + " b3edc88f2938467e:1 c8e28b0b4002a3a0:1 c129715d7a2bc9a3:1";

  /** The first seven rows are the values that github/codeql-action tests itself with. */
  static Stream<Arguments> vectors() {
    return Stream.of(
        Arguments.of("", "c129715d7a2bc9a3:1"),
        Arguments.of(
            " a\nb\n  \t\tc\n d",
            "271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 a23a3dc5e078b07b:1"),
        Arguments.of(
            " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End",
            "8b7cf3e952e7aeb2:1 b1ae1287ec4718d9:1 bff680108adb0fcc:1 c6805c5e1288b612:1"
                + " b86d3392aea1be30:1 e6ceba753e1a442:1"),
        Arguments.of(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", GREETING),
        Arguments.of(" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", GREETING),
        Arguments.of(" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", GREETING),
        Arguments.of(
            "Lorem ipsum dolor sit amet.\n".repeat(10),
            "a7f2ff13bc495cf2:1 a7f2ff13bc495cf2:2 a7f2ff13bc495cf2:3 a7f2ff13bc495cf2:4"
                + " a7f2ff13bc495cf2:5 a7f2ff13bc495cf2:6 a7f2ff1481e87703:1 a9cf91f7bbf1862b:1"
                + " 55ec222b86bcae53:1 cc97dc7b1d7d8f7b:1 c129715d7a2bc9a3:1"),
        Arguments.of(
            "x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n",
            "e54938cc54b302f1:1 bb609acbe9138d60:1 1131fd5871777f34:1 5c482a0f8b35ea28:1"
                + " 54517377da7028d2:1 2c644846cb18d53e:1 f1b89f20de0d133:1 c129715d7a2bc9a3:1"),
        // Computed with Node from the definition: a byte order mark is a character like others.
        Arguments.of(
            "\uFEFFx = 1\ny = 2\n", "50bb8dd4ca5b0b5c:1 ab1f8ed3e7dc41c1:1 c129715d7a2bc9a3:1"),
        Arguments.of("x = 1\ny = 2\n", "5ceeb771b3aff0bd:1 ab1f8ed3e7dc41c1:1 c129715d7a2bc9a3:1"),
        Arguments.of(
            "s = '😀'\nprint(s)\n", "68d19fe5ed89e07f:1 5ebb91d5469ce6a:1 c129715d7a2bc9a3:1"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void every_line_has_githubs_hash(String text, String hashes) throws IOException {
    List<String> expected = List.of(hashes.split(" "));
    List<Integer> lines = IntStream.rangeClosed(1, expected.size() + 3).boxed().toList();

    assertThat(PrimaryLocationLineHash.ofText(text, lines).values())
        .containsExactlyElementsOf(expected);
    assertThat(PrimaryLocationLineHash.ofFile(file(text), lines).values())
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void a_line_has_the_same_hash_when_asked_for_alone(String text, String hashes) {
    List<String> expected = List.of(hashes.split(" "));
    for (int line = 1; line <= expected.size(); line++) {
      assertThat(PrimaryLocationLineHash.ofText(text, List.of(line)))
          .isEqualTo(Map.of(line, expected.get(line - 1)));
    }
  }

  @Test
  void malformed_bytes_count_as_node_counts_them() throws IOException {
    byte[] bytes = {'a', (byte) 0xff, (byte) 0xe2, (byte) 0x82, '\n', 'b'};

    assertThat(PrimaryLocationLineHash.ofFile(new ByteArrayInputStream(bytes), List.of(1, 2)))
        .isEqualTo(Map.of(1, "6efaba3f9748c89e:1", 2, "8ee5a81e681643c1:1"));
  }

  @Test
  void long_files_agree_with_the_definition() throws IOException {
    Random random = new Random(20260821);
    String[] pieces = {"a", "b", "  ", "\t", "\n", "\r\n", "\r", "\n\n", "é", "😀", "loop()", "{"};
    for (int round = 0; round < 20; round++) {
      StringBuilder built = new StringBuilder();
      for (int i = 0; i < 4000; i++) {
        built.append(pieces[random.nextInt(pieces.length)]);
      }
      String text = built.toString();
      List<String> expected = byDefinition(text);
      TreeSet<Integer> lines = new TreeSet<>();
      for (int i = 0; i < 50; i++) {
        lines.add(1 + random.nextInt(expected.size()));
      }
      Map<Integer, String> wanted = new HashMap<>();
      lines.forEach(line -> wanted.put(line, expected.get(line - 1)));

      assertThat(PrimaryLocationLineHash.ofText(text, lines)).isEqualTo(wanted);
      assertThat(PrimaryLocationLineHash.ofFile(file(text), lines)).isEqualTo(wanted);
    }
  }

  @Test
  void a_file_is_read_no_further_than_the_last_line_needs() throws IOException {
    InputStream endless =
        new InputStream() {
          private int read;

          @Override
          public int read() throws IOException {
            if (read++ > 1_000_000) {
              throw new IOException("read on");
            }
            return read % 20 == 0 ? '\n' : 'a';
          }
        };

    assertThat(PrimaryLocationLineHash.ofFile(endless, List.of(3))).containsOnlyKeys(3);
    assertThat(PrimaryLocationLineHash.ofFile(endless, List.of())).isEmpty();
  }

  @Test
  void lines_count_from_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrimaryLocationLineHash.ofText("a", List.of(0)));
  }

  /** Each line's first hundred units, hashed one line at a time and without a window. */
  private static List<String> byDefinition(String text) {
    List<Character> units = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    boolean starting = true;
    // Line ends first: a carriage return, blanks and a line feed are two line ends, not one.
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    for (char unit : lines.replace(" ", "").replace("\t", "").toCharArray()) {
      if (starting) {
        starts.add(units.size());
      }
      starting = unit == '\n';
      units.add(unit);
    }
    if (starting) {
      starts.add(units.size());
    }
    units.add('\uFFFF');
    IntStream.range(0, 100).forEach(i -> units.add('\0'));
    Map<String, Integer> seen = new HashMap<>();
    List<String> hashes = new ArrayList<>();
    for (int start : starts) {
      BigInteger hash = BigInteger.ZERO;
      for (char unit : units.subList(start, start + 100)) {
        hash = hash.multiply(BigInteger.valueOf(37)).add(BigInteger.valueOf(unit));
      }
      String hex = hash.mod(BigInteger.TWO.pow(64)).toString(16);
      hashes.add(hex + ":" + seen.merge(hex, 1, Integer::sum));
    }
    return hashes;
  }

  private static InputStream file(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
