package dev.memlint.scanner.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IgnoreScopeTest {
  @TempDir Path directory;

  private static final List<String> NAMES =
      List.of("a", "b", "ab", "dir", "x y", "#h", "!n", "a b ", "[q]", "éa");

  private static final List<String> PATTERNS =
      List.of(
          "*.py",
          "a",
          "/a",
          "a/",
          "/a/",
          "**/a",
          "a/**",
          "a/**/b.py",
          "*",
          "!*.py",
          "!a",
          "!a/",
          "!/a/b.py",
          "dir/",
          "dir/*",
          "!dir/a.py",
          "\\#h",
          "\\!n.py",
          "#h",
          "x y",
          "x\\ y",
          "a b\\ ",
          "a b ",
          "[ab]",
          "[!a].py",
          "?",
          "**",
          "**/",
          "/*",
          "!/dir",
          "/dir/*",
          "!/dir/ab",
          "a*b",
          "*/a.py",
          "a/*",
          "[a-b].py",
          "!dir/",
          "**/dir/**",
          "a/b/",
          "**.py",
          "a**",
          "/**/b.py",
          "[a",
          "a\\",
          "[[:alpha:]]",
          "!",
          "/",
          "  ",
          "\\a",
          "dir/**/a.py",
          "!dir/**/",
          "\\[q\\].py",
          "éa",
          "éa.py\r",
          "*.p?");

  @Test
  void decidesLikeGitOnRandomTreesWithNestedFiles() throws Exception {
    Random random = new Random(20261121);
    int ignoredCount = 0;
    for (int round = 0; round < 60; round++) {
      Path tree = Files.createDirectory(directory.resolve("r" + round)).toRealPath();
      Git.init(tree);
      for (int i = 0; i < 16; i++) {
        StringBuilder path = new StringBuilder();
        for (int depth = random.nextInt(3); depth > 0; depth--) {
          path.append(pick(random, NAMES)).append('/');
        }
        Walked.touch(tree, path + pick(random, NAMES) + ".py");
      }
      List<Path> directories;
      try (Stream<Path> all = Files.walk(tree)) {
        directories =
            all.filter(p -> Files.isDirectory(p) && !p.startsWith(tree.resolve(".git")))
                .sorted()
                .toList();
      }
      ignoreFile(tree, random);
      ignoreFile(pick(random, directories), random);
      ignoreFile(pick(random, directories), random);
      if (random.nextInt(4) == 0) {
        Walked.write(tree, ".git/info/exclude", pick(random, PATTERNS) + "\n");
      }
      Set<String> expected = new TreeSet<>();
      try (Stream<Path> all = Files.walk(tree)) {
        all.filter(p -> p.toString().endsWith(".py"))
            .forEach(p -> expected.add(tree.relativize(p).toString()));
      }
      Set<String> ignored = Git.ignored(tree, expected);
      ignoredCount += ignored.size();
      expected.removeAll(ignored);
      assertThat(Walked.of(Walked.DEFAULT, tree).paths())
          .as("tree %s", tree)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
    assertThat(ignoredCount).as("the patterns bite").isGreaterThan(100);
  }

  private static void ignoreFile(Path where, Random random) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      lines.add(pick(random, PATTERNS));
    }
    Files.write(where.resolve(".gitignore"), lines);
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  @Test
  void ownIgnoreFilesBeatGits() throws Exception {
    Walked.touch(directory, "kept.py", "a.py", "b.py", "sub/c.py");
    Files.writeString(directory.resolve(".gitignore"), "a.py\nb.py\n");
    Files.writeString(directory.resolve(".ignore"), "!a.py\n");
    Files.writeString(directory.resolve(".memlintignore"), "sub/\n");
    assertThat(Walked.of(Walked.DEFAULT, directory).paths()).containsExactly("a.py", "kept.py");
  }

  @Test
  void ignoreFilesAboveCountUpToTheRepository() throws Exception {
    Path repository = Files.createDirectories(directory.resolve("repo"));
    Files.writeString(directory.resolve(".gitignore"), "*.py\n");
    Files.writeString(repository.resolve(".gitignore"), "skipped.py\n");
    Git.init(repository);
    Walked.touch(repository, "pkg/skipped.py", "pkg/kept.py");
    assertThat(Walked.of(Walked.DEFAULT, repository.resolve("pkg")).paths())
        .containsExactly("pkg/kept.py");
  }

  @Test
  void aNamedPathIsScannedThoughItIsIgnored() throws Exception {
    Git.init(directory);
    Files.writeString(directory.resolve(".gitignore"), "out/\n*.gen.py\n");
    Walked.touch(directory, "out/a.py", "out/deep/b.py", "c.gen.py");
    Files.writeString(directory.resolve("out/.gitignore"), "deep\n");
    assertThat(
            Walked.of(Walked.DEFAULT, directory.resolve("out"), directory.resolve("c.gen.py"))
                .paths())
        .containsExactly("c.gen.py", "out/a.py");
  }

  @Test
  void anUnusableIgnoreFileIsNamed() throws Exception {
    Walked.touch(directory, "a.py");
    Files.writeString(directory.resolve(".gitignore"), "#".repeat(IgnoreScope.MAX_BYTES + 1));
    Walked walked = Walked.of(Walked.DEFAULT, directory);
    assertThat(walked.paths()).containsExactly("a.py");
    assertThat(walked.notices()).singleElement().matches(n -> n.path().equals(".gitignore"));
  }
}
