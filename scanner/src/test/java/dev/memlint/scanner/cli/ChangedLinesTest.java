package dev.memlint.scanner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --changed-since} and {@code --staged}, through the real git. */
final class ChangedLinesTest {
  private static final String OLD = "def old():\n    return bytearray(4 << 20)\n";
  private static final String NEW = "def new():\n    return bytearray(4 << 20)\n";

  @TempDir Path temporary;
  private Repository repository;

  @BeforeEach
  void makeRepository() throws IOException, InterruptedException {
    repository = Repository.init(temporary.resolve("app"));
    repository.write("app/old.py", OLD);
    repository.commit("base");
    repository.git("checkout", "-q", "-b", "work");
  }

  /** Path and line of each finding. */
  private List<String> found(Object... options) throws IOException {
    Cmd scan = run(options);
    assertThat(scan.code()).as(scan.err()).isIn(ExitCode.OK, ExitCode.FINDINGS);
    List<String> places = new ArrayList<>();
    scan.json()
        .get("findings")
        .forEach(
            finding ->
                places.add(finding.get("path").asText() + ":" + finding.get("startLine").asInt()));
    return places;
  }

  private Cmd run(Object... options) {
    List<Object> all = new ArrayList<>(List.of("scan", "--format", "json"));
    all.addAll(List.of(options));
    all.add(repository.directory());
    return Cmd.run(all.toArray());
  }

  @Test
  void onlyChangedLinesAreReported() throws IOException, InterruptedException {
    assertThat(found()).containsExactly("app/old.py:2");
    repository.write("app/old.py", OLD + "\n\n" + NEW);
    repository.write("app/more.py", NEW);
    repository.commit("work");
    repository.write("app/untracked.py", NEW);
    assertThat(found()).hasSize(4);
    assertThat(found("--changed-since", "main"))
        .containsExactly("app/more.py:2", "app/old.py:6", "app/untracked.py:2");
    Cmd scan = run("--changed-since", "main");
    assertThat(scan.json().get("summary").get("elsewhere").asInt()).isEqualTo(1);
  }

  @Test
  void aBranchIsComparedWithWhereItLeft() throws IOException, InterruptedException {
    repository.write("app/work.py", NEW);
    repository.commit("work");
    repository.git("checkout", "-q", "main");
    repository.write("app/old.py", OLD + "\nX = 1\n");
    repository.commit("main moves on");
    repository.git("checkout", "-q", "work");
    assertThat(found("--changed-since", "main")).containsExactly("app/work.py:2");
  }

  @Test
  void aRenameChangesNothing() throws IOException, InterruptedException {
    repository.git("mv", "app/old.py", "app/ünd \"more\".py");
    repository.commit("renamed");
    assertThat(found("--changed-since", "main")).isEmpty();
    repository.write("app/ünd \"more\".py", OLD + "\n\n" + NEW);
    repository.commit("changed");
    repository.git("branch", "-f", "main", "HEAD^");
    assertThat(found("--changed-since", "main")).containsExactly("app/ünd \"more\".py:6");
  }

  @Test
  void aPlaceWhereAStoreGrowsCountsForTheStore() throws IOException, InterruptedException {
    String session =
        """
        class Session:
            def __init__(self):
                self.events = []

            def on_event(self, event):
                pass


        SESSION = Session()
        """;
    repository.write("app/session.py", session);
    repository.commit("session");
    repository.git("branch", "before");
    repository.write("app/session.py", session.replace("pass", "self.events.append(event)"));
    assertThat(found("--changed-since", "before", "--min-confidence", "low"))
        .containsExactly("app/session.py:3");
  }

  @Test
  void stagedFilesAlone() throws IOException, InterruptedException {
    repository.write("app/staged.py", NEW);
    repository.git("add", "app/staged.py");
    repository.write("app/not_staged.py", NEW);
    repository.write("app/old.py", OLD + "\n\n" + NEW);
    assertThat(found("--staged")).containsExactly("app/staged.py:2");
  }

  @Test
  void stagedBeforeTheFirstCommit() throws IOException, InterruptedException {
    repository = Repository.init(temporary.resolve("fresh"));
    repository.write("a.py", NEW);
    repository.git("add", "a.py");
    assertThat(found("--staged")).containsExactly("a.py:2");
  }

  @Test
  void aSubmodulesChangesCount() throws IOException, InterruptedException {
    Repository library = Repository.init(temporary.resolve("library"));
    library.write("lib.py", OLD);
    library.commit("library");
    repository.git("submodule", "add", "-q", library.directory().toString(), "deps");
    repository.commit("submodule");
    repository.git("branch", "before");
    Files.writeString(repository.directory().resolve("deps/lib.py"), OLD + "\n\n" + NEW);
    assertThat(found("--changed-since", "before")).containsExactly("deps/lib.py:6");
  }

  @Test
  void aLineThatLooksLikeAHeaderIsNone() throws IOException, InterruptedException {
    repository.write("app/text.py", "A = '''\n++ b/app/old.py\n@@ -1,9 +1,9 @@\n'''\n" + NEW);
    repository.commit("text");
    assertThat(found("--changed-since", "main")).containsExactly("app/text.py:6");
  }

  @Test
  void settingsOfTheUserDoNotChangeTheDiff() throws IOException, InterruptedException {
    repository.git("config", "diff.noprefix", "true");
    repository.git("config", "diff.external", "/bin/false");
    repository.git("config", "color.ui", "always");
    repository.write(".gitattributes", "*.py -diff\n");
    repository.write("app/work.py", NEW);
    repository.commit("work");
    assertThat(found("--changed-since", "main")).containsExactly("app/work.py:2");
  }

  @Test
  void whatGitCannotTellIsSaidWithWhatToDo() throws IOException, InterruptedException {
    Cmd unknown = run("--changed-since", "no-such-branch");
    assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err())
        .contains("there is no commit 'no-such-branch' here")
        .contains("git fetch origin no-such-branch");
    assertThat(run("--changed-since", "--upload-pack=touch x").code()).isEqualTo(ExitCode.USAGE);
    assertThat(run("--changed-since", "main", "--staged").err()).contains("exclude each other");

    repository.git("checkout", "-q", "--orphan", "island");
    repository.commit("island");
    assertThat(run("--changed-since", "main").err()).contains("have no common commit");

    Path nowhere = Files.createDirectories(temporary.resolve("nowhere"));
    Cmd none = Cmd.run("scan", "--staged", nowhere);
    assertThat(none.code()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err()).contains("no git repository holds");
  }

  @Test
  void aShallowCloneSaysHowToDeepenIt() throws IOException, InterruptedException {
    repository.write("app/work.py", NEW);
    repository.commit("work");
    Path clone = temporary.resolve("clone");
    repository.git(
        "clone", "-q", "--depth=1", "file://" + repository.directory(), clone.toString());
    Cmd scan = Cmd.run("scan", "--changed-since", "origin/main", clone);
    assertThat(scan.code()).isEqualTo(ExitCode.USAGE);
    assertThat(scan.err()).contains("this clone is shallow: git fetch --unshallow origin");
  }

  @Test
  void onlyChangedLinesAreFixed() throws IOException, InterruptedException {
    String share =
        """
        pub fn NAME(name: &str) -> Arc<String> {
            let style = name.to_string();
            Arc::new(style.clone())
        }
        """;
    String old = "use std::sync::Arc;\n\n" + share.replace("NAME", "one");
    repository.write("src/share.rs", old);
    repository.commit("share");
    repository.git("branch", "before");
    repository.write("src/share.rs", old + "\n" + share.replace("NAME", "two"));
    Cmd fix = Cmd.run("scan", "--fix", "--changed-since", "before", repository.directory());
    assertThat(fix.code()).as(fix.err()).isEqualTo(ExitCode.OK);
    assertThat(Files.readString(repository.directory().resolve("src/share.rs")))
        .startsWith(old)
        .endsWith("Arc::new(style)\n}\n");
  }
}
