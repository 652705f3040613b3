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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tomlj.Toml;

/** What a settings file may say, and what becomes of it. */
final class SettingsTest {
  private static final String BUFFER = "def load():\n    return bytearray(4 << 20)\n";

  @TempDir Path temporary;
  private Path root;

  @BeforeEach
  void project() throws IOException {
    root = Files.createDirectories(temporary.toRealPath().resolve("app"));
    Files.createDirectories(root.resolve(".git"));
    write("src/load.py", BUFFER);
    write("src/vendored/load.py", BUFFER);
    write("worker/load_gen.py", BUFFER);
  }

  private Path write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private List<String> found(Object... options) throws IOException {
    List<Object> all = new ArrayList<>(List.of("scan", "--format", "json"));
    all.addAll(List.of(options));
    if (!(options.length > 0 && options[options.length - 1] instanceof Path)) {
      all.add(root);
    }
    Cmd scan = Cmd.run(all.toArray());
    assertThat(scan.code()).as(scan.err()).isIn(ExitCode.OK, ExitCode.FINDINGS);
    List<String> paths = new ArrayList<>();
    scan.json().get("findings").forEach(finding -> paths.add(finding.get("path").asText()));
    return paths;
  }

  @Test
  void excludedPathsAreNotScanned() throws IOException {
    assertThat(found()).hasSize(3);
    write("memlint.toml", "exclude = [\"vendored/\", \"*_gen.py\"]\n");
    assertThat(found()).containsExactly("src/load.py");
    assertThat(found(root.resolve("worker/load_gen.py"))).hasSize(1);
    assertThat(found("--force-exclude", root.resolve("worker/load_gen.py"))).isEmpty();
    assertThat(found("--exclude", "/src/")).containsExactly("worker/load_gen.py");
  }

  @Test
  void namedFilesThatAWalkWouldNotReachAreLeftOutWhenAskedTo() throws IOException {
    write(".gitignore", "ignored/\n");
    Path ignored = write("src/ignored/load.py", BUFFER);
    Path test = write("tests/test_load.py", BUFFER);
    Path built = write("node_modules/pkg/load.py", BUFFER);
    for (Path named : List.of(ignored, test, built)) {
      assertThat(found(named)).as(named.toString()).hasSize(1);
      assertThat(found("--force-exclude", named)).as(named.toString()).isEmpty();
    }
    assertThat(found("--force-exclude", root.resolve("src/load.py"))).hasSize(1);
  }

  @Test
  void overridesHoldForTheirPathsInOrder() throws IOException {
    write(
        "memlint.toml",
        """
        select = ["large-preallocation"]

        [[override]]
        paths = ["src/"]
        ignore = ["large-preallocation"]

        [[override]]
        paths = ["src/vendored/*.py"]
        select = ["python/large-preallocation"]
        """);
    assertThat(found()).containsExactly("src/vendored/load.py", "worker/load_gen.py");
    write(
        "memlint.toml",
        "select = [\"large-preallocation\"]\n[[override]]\npaths = [\"src/\"]\npreset ="
            + " \"server\"\n");
    assertThat(found()).containsExactly("worker/load_gen.py");
    write(
        "src/session.py",
        """
        class Session:
            def __init__(self):
                self.events = []

            def on_event(self, event):
                self.events.append(event)


        SESSION = Session()
        """);
    write("memlint.toml", "select = [\"unbounded-growth\"]\n");
    assertThat(found()).containsExactly("src/session.py");
    write(
        "memlint.toml",
        "select = [\"unbounded-growth\"]\n[[override]]\npaths = [\"src/\"]\nmin-confidence ="
            + " \"high\"\n");
    assertThat(found()).isEmpty();
  }

  @Test
  void anAllowanceIsJudgedByTheFilesOwnRules() throws IOException {
    write(
        "src/load.py",
        BUFFER.replace("20)\n", "20)  # memlint: allow(large-preallocation) small\n"));
    write("memlint.toml", "[[override]]\npaths = [\"src/\"]\nignore = [\"large-preallocation\"]\n");
    assertThat(Cmd.run("scan", "--fail-on", "none", root).err()).doesNotContain("allow");
  }

  @Test
  void theCommandLineBeatsTheFileWhichBeatsTheDefaults() throws IOException {
    write("memlint.toml", "select = [\"unbounded-growth\"]\nfail-on = \"none\"\n");
    assertThat(found()).isEmpty();
    assertThat(found("--select", "large-preallocation")).hasSize(3);
    assertThat(Cmd.run("scan", "--select", "python", root).code()).isEqualTo(ExitCode.OK);
    assertThat(Cmd.run("scan", "--select", "python", "--fail-on", "note", root).code())
        .isEqualTo(ExitCode.FINDINGS);
    write("memlint.toml", "preview = true\ninclude-tests = true\n");
    Cmd show = Cmd.run("config", "show", "--no-preview", "--preset", "server", root);
    assertThat(show.code()).as(show.err()).isEqualTo(ExitCode.OK);
    assertThat(show.out())
        .contains("# " + root.resolve("memlint.toml"))
        .containsPattern("preset = \"server\" +# command line")
        .containsPattern("preview = false +# command line")
        .containsPattern("include-tests = true +# memlint.toml:2")
        .containsPattern("max-file-size = \"1m\" +# default");
    assertThat(Cmd.run("scan", "--explain-config", "--fail-on", "error", root).out())
        .containsPattern("fail-on = \"error\" +# command line");
    assertThat(Toml.parse(show.out()).hasErrors()).isFalse();
  }

  @Test
  void aPythonProjectsOwnFileWillDo() throws IOException {
    write(
        "pyproject.toml",
        """
        [project]
        name = "app"

        [tool.memlint]
        exclude = ["vendored/"]

        [[tool.memlint.override]]
        paths = ["worker/"]
        ignore = ["large-preallocation"]
        """);
    assertThat(found()).containsExactly("src/load.py");
    assertThat(Cmd.run("config", "check", root).err()).contains("pyproject.toml is fine");
    write("memlint.toml", "");
    assertThat(found()).as("its own file comes first").hasSize(3);
    Files.delete(root.resolve("memlint.toml"));
    write("pyproject.toml", "[project]\nname = \"app\"\n");
    assertThat(found()).hasSize(3);
    assertThat(Cmd.run("scan", "--config", root.resolve("pyproject.toml"), root).err())
        .contains("has no table [tool.memlint]");
    assertThat(Cmd.run("config", "check", root).err()).contains("there are no settings here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "selct = ['x'] | memlint.toml:1: unknown key 'selct' | did you mean 'select'?",
        "preset = 'large' | unknown preset 'large' | known are: constrained, server, standard",
        "select = ['large-preallocatoin'] | there is no rule 'large-preallocatoin' | did you mean",
        "ignore = 'x' | 'ignore' must be an array of texts | ``",
        "preview = 'yes' | 'preview' must be true or false | ``",
        "max-file-size = 'huge' | max-file-size huge: not a size | 512k",
        "baseline = '../known.json' | 'baseline' must be a path below | ``",
        "baseline = '/etc/passwd' | 'baseline' must be a path below | ``",
        "override = [{ignore = ['python']}] | missing 'paths' in [[override]] | ``",
        "override = [{path = ['x']}] | unknown key 'path' in [[override]] | did you mean 'paths'?",
        "override = [{paths=['x'],ignore=['nothing']}] | there is no rule 'nothing' | memlint"
            + " rules",
        "fail-on = 'always' | unknown fail-on 'always' | known are: error, none, note, warning",
        "select = [ | memlint.toml:2 | ``",
      })
  void whatCannotHoldIsNamedWithItsLine(String text, String what, String next) throws IOException {
    write("memlint.toml", text + "\n");
    Cmd check = Cmd.run("config", "check", root);
    assertThat(check.code()).as(check.err()).isEqualTo(ExitCode.USAGE);
    assertThat(check.err()).contains(what).contains(next);
    assertThat(check.out()).isEmpty();
  }

  @Test
  void theSchemaSaysWhatTheReaderTakes() throws IOException {
    Cmd printed = Cmd.run("config", "schema");
    assertThat(printed.code()).isEqualTo(ExitCode.OK);
    JsonNode schema = printed.json();
    assertThat(names(schema.get("properties"))).isEqualTo(Configuration.keys());
    assertThat(names(schema.at("/properties/override/items/properties")))
        .isEqualTo(new TreeSet<>(Configuration.OVERRIDE_KEYS));
    JsonSchema compiled =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    String template =
        Files.readString(Path.of("src/main/resources/dev/memlint/scanner/cli/init/memlint.toml"));
    // Every example of the template, taken out of its comment.
    String full = template.replaceAll("(?m)^# (?=[a-z-]+ = |\\[\\[)", "");
    assertThat(Toml.parse(full).hasErrors()).isFalse();
    JsonNode settings = new JsonMapper().readTree(Toml.parse(full).toJson());
    assertThat(compiled.validate(settings)).isEmpty();
    Set<String> ours = new TreeSet<>(Configuration.keys());
    ours.removeAll(Set.of("api", "type"));
    assertThat(names(settings)).isEqualTo(ours);
    assertThat(compiled.validate(new JsonMapper().readTree("{\"presett\": \"server\"}")))
        .isNotEmpty();
    write("memlint.toml", full.replace("baseline = ", "# baseline = "));
    assertThat(Cmd.run("config", "check", root).code()).isEqualTo(ExitCode.OK);
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
