package dev.memlint.rules.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFileReadsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Files.readString(path)                                      | Files.readString",
        "Files.readAllBytes(path)                                    | Files.readAllBytes",
        "Files.readAllLines(path)                                    | Files.readAllLines",
        "java.nio.file.Files.readString(path)                        | Files.readString",
        "in.readAllBytes()                                           | InputStream.readAllBytes",
        "new FileInputStream(path).readAllBytes()                    | InputStream.readAllBytes",
        "Files.newInputStream(path).readAllBytes()                   | InputStream.readAllBytes",
        "reader.readAllLines()                                       | Reader.readAllLines",
        "Files.lines(path).toList()                                  | Files.lines.toList",
        "Files.lines(path).map(s -> s).collect(Collectors.toList())  | Files.lines.collect",
        "reader.lines().collect(Collectors.joining())                |"
            + " BufferedReader.lines.collect",
        "new Scanner(file).useDelimiter(\"\\\\A\").next()            | Scanner.next",
        "IOUtils.toString(in, cs)                                    | IOUtils.toString",
        "FileUtils.readFileToString(file, cs)                        | FileUtils.readFileToString",
        "com.google.common.io.Files.asCharSource(file, cs).read()    | CharSource.read",
        "ByteStreams.toByteArray(in)                                 | ByteStreams.toByteArray",
      })
  void finds(String call, String api) {
    CallFact fact = facts("Object x = " + call + "; use(x);").read();
    assertThat(fact.api()).isEqualTo(api);
    assertThat(fact.hotspot()).isEqualTo("whole-file-read");
    assertThat(fact.certain()).isTrue();
    assertThat(fact.limited()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "in.readNBytes(100)",
        "reader.readLine()",
        "Files.lines(path).filter(s -> true).toList()",
        "Files.lines(path).forEach(this::use)",
        "store.readString(path)",
        "store.readAllLines(path)",
        "own.readAllBytes()",
        "new ByteArrayInputStream(bytes).readAllBytes()",
        "Resources.toString(url, cs)",
        "text.lines().toList()",
      })
  void isSilentFor(String call) {
    assertThat(facts("use(" + call + ");").reads()).isEmpty();
  }

  @Test
  void aProjectsOwnFilesClassIsNotTheLibrarys() {
    JavaFacts facts =
        JavaFacts.of(
            """
            import java.nio.file.*;
            class A { void m() { Files.readString(null); } }
            class Files { static void readString(Object p) {} }
            """);
    assertThat(facts.facts().calls()).isEmpty();
  }

  @Test
  void onAnUnknownReceiverOnlyTheNameIsEvidence() {
    assertThat(facts("use(unknown().readAllBytes());").read().certain()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "use(Files.readString(Path.of(\"/proc/self/status\"))); | Path.of(\"/proc/self/status\")",
        "Path p = Path.of(\"a.toml\"); use(Files.readString(p)); | p <- Path.of(\"a.toml\")",
        "use(Files.readString(MANIFEST)); | MANIFEST <- Path.of(\"pom.xml\")",
        "use(Files.readString(path)); | path",
        "var is = A.class.getResourceAsStream(\"x\"); use(is.readAllBytes());"
            + " | is <- A.class.getResourceAsStream(\"x\")",
        "var is = new BufferedInputStream(new FileInputStream(file)); use(is.readAllBytes());"
            + " | is <- new BufferedInputStream(new FileInputStream(file))",
        "var f = new File(\"a\"); var is = new FileInputStream(f); use(is.readAllBytes());"
            + " | is <- new FileInputStream(f) <- new File(\"a\")",
      })
  void saysWhatIsRead(String statements, String source) {
    assertThat(facts(statements).read().source()).isEqualTo(source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (Files.size(path) > MAX) throw bad(); use(Files.readString(path));",
        "long n = Files.size(path); if (n < MAX) { use(Files.readString(path)); }",
        "if (file.length() > MAX) return; use(Files.readAllBytes(file.toPath()));",
        "use(new BoundedInputStream(in, MAX).readAllBytes());",
        "use(ByteStreams.limit(in, MAX).readAllBytes());",
      })
  void aCheckedSizeOrALimitedStreamIsLimited(String statements) {
    assertThat(facts(statements).read().limited()).isTrue();
  }

  @Test
  void theSizeOfSomethingElseLimitsNothing() {
    assertThat(
            facts("if (Files.size(other) > MAX) return; use(Files.readString(path));")
                .read()
                .limited())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for (String s : Files.readAllLines(path)) use(s);                            | ITERATED",
        "for (String s : Files.readString(path).split(x)) use(s);                     | SPLIT",
        "String t = Files.readString(path); for (String s : t.split(x)) use(s);       | SPLIT",
        "use(Files.readString(path).contains(x));                                     | SEARCHED",
        "Matcher m = PATTERN.matcher(Files.readString(path));                         | SEARCHED",
        "MessageDigest d = MessageDigest.getInstance(x); d.update(Files.readAllBytes(path)); |"
            + " HASHED",
        "out.write(Files.readAllBytes(path));                                         | COPIED",
        "Files.write(other, Files.readAllBytes(path));                                | COPIED",
        "byte[] b = Files.readAllBytes(path); Files.write(path, b);                   | REWRITTEN",
        "String t = Files.readString(path); Files.writeString(path, t.replace(x, x)); | REWRITTEN",
        "mapper.readValue(Files.readString(path), A.class);                           |"
            + " PARSED_STREAMABLE",
        "props.load(new StringReader(Files.readString(path)));                        |"
            + " PARSED_STREAMABLE",
        "int n = Integer.parseInt(Files.readString(path).trim());                     |"
            + " PARSED_WHOLE",
        "field = Files.readString(path);                                              | STORED",
        "cache.put(path, Files.readString(path));                                     | STORED",
        "return Files.readString(path);                                               | RETURNED",
        "String t = Files.readString(path); return t;                                 | RETURNED",
        "use(Files.readString(path).length());                                        | MEASURED",
        "byte[] b = Files.readAllBytes(path); use(b.length);                          | MEASURED",
        "use(Files.readString(path));                                                 | PASSED",
        "use(new String(Files.readAllBytes(path), cs));                               | PASSED",
        "Files.readString(path);                                                      | ",
        "String t = Files.readString(path); use(t.length()); for (var s : t.split(x)) use(s);"
            + " | MEASURED SPLIT",
      })
  void followsTheResult(String statements, String consumed) {
    assertThat(facts(statements).read().consumed())
        .isEqualTo(
            consumed == null
                ? java.util.Set.of()
                : Arrays.stream(consumed.split(" "))
                    .map(Consumption::valueOf)
                    .collect(Collectors.toSet()));
  }

  private static JavaFacts facts(String statements) {
    return JavaFacts.of(
        """
        package app;
        import com.fasterxml.jackson.databind.ObjectMapper;
        import com.google.common.io.ByteStreams;
        import com.google.common.io.Resources;
        import java.io.*;
        import java.nio.file.Files;
        import java.nio.file.Path;
        import java.security.MessageDigest;
        import java.util.*;
        import java.util.regex.*;
        import java.util.stream.Collectors;
        import org.apache.commons.io.FileUtils;
        import org.apache.commons.io.IOUtils;
        import org.apache.commons.io.input.BoundedInputStream;
        class A {
          static final Path MANIFEST = Path.of("pom.xml");
          static final Pattern PATTERN = Pattern.compile("a");
          String field;
          Map<Path, String> cache;
          Object m(Path path, Path other, File file, InputStream in, BufferedReader reader,
              OutputStream out, ObjectMapper mapper, Properties props, String x, String text,
              Store store, Own own, byte[] bytes) {
            %s
          }
        }
        class Own { byte[] readAllBytes() { return null; } }
        """
            .formatted(statements));
  }
}
