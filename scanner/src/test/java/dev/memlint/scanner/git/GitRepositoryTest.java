package dev.memlint.scanner.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GitRepositoryTest {
  @TempDir Path temporary;

  @Test
  void withoutGitItIsSaidWhatToInstall() {
    GitRepository repository = new GitRepository(temporary, "no-such-git");
    assertThatThrownBy(repository::staged)
        .isInstanceOfSatisfying(
            GitException.class,
            e -> {
              assertThat(e).hasMessageContaining("git cannot be run: ");
              assertThat(e.next()).contains("install git");
            });
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "b/plain.py,b/plain.py",
        "`\"b/with \\\"quote\\\".py\"`,`b/with \"quote\".py`",
        "`\"b/\\303\\274.py\"`,b/ü.py",
        "`\"b/tab\\there\\\\.py\"`,`b/tab\there\\.py`",
      })
  void pathsAreReadAsGitWritesThem(String written, String path) {
    assertThat(DiffReader.path(written)).isEqualTo(path);
    assertThat(DiffReader.path("b/with blank.py\t")).isEqualTo("b/with blank.py");
  }

  @Test
  void aHunkWithContextCountsOnlyWhatWasAdded() {
    DiffReader reader = new DiffReader();
    """
    diff --git a/x.py b/x.py
    --- a/x.py
    +++ b/x.py
    @@ -1,4 +1,5 @@
     one
    -two
    +2
    +two and a half
     three
     four
    @@ -9 +10,0 @@
    -nine
    \\ No newline at end of file
    """
        .lines()
        .forEach(reader::line);
    LineSet lines = reader.changed().get("x.py");
    assertThat(lines.meets(2, 3)).isTrue();
    assertThat(lines.meets(1, 1)).isFalse();
    assertThat(lines.meets(4, 100)).isFalse();
  }
}
