package dev.memlint.scanner.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import dev.memlint.scanner.notice.Notification.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceWalkTest {
  @TempDir Path temporary;
  private Path root;

  @BeforeEach
  void realRoot() throws IOException {
    root = temporary.toRealPath();
  }

  @Test
  void findsLanguagesByEndingAndByFirstLine() throws Exception {
    Walked.touch(root, "A.java", "b.rs", "c.py", "d.pyi", "E.PY", "notes.txt", "plain");
    Walked.write(root, "script", "#!/usr/bin/env python3\nx = 1\n");
    Walked.write(root, "shell", "#!/bin/sh\n# python\n");
    Walked walked = Walked.of(Walked.DEFAULT, root);
    assertThat(walked.paths()).containsExactly("A.java", "E.PY", "b.rs", "c.py", "d.pyi", "script");
    assertThat(walked.files().getLast().language()).isEqualTo(Language.PYTHON);
  }

  @Test
  void hiddenVendoredAndBuiltDirectoriesAreLeftOut() throws Exception {
    Walked.touch(
        root,
        "a.py",
        ".hidden/a.py",
        ".hidden.py",
        "node_modules/a.py",
        "third_party/a.py",
        "com/acme/shaded/A.java",
        "com/acme/javassist/A.java",
        "lib/site-packages/a.py",
        "__pycache__/a.py",
        "myenv/pyvenv.cfg",
        "myenv/a.py",
        "crate/Cargo.toml",
        "crate/target/a.rs",
        "crate/vendor/x/a.rs",
        "crate/src/vendor/mod.rs",
        "shop/vendor/Vendor.java",
        "org/objenesis/A.java",
        "src/main/javassist/A.java");
    assertThat(Walked.of(Walked.DEFAULT, root).paths())
        .containsExactly(
            "a.py",
            "crate/Cargo.toml",
            "crate/src/vendor/mod.rs",
            "org/objenesis/A.java",
            "shop/vendor/Vendor.java",
            "src/main/javassist/A.java");
  }

  @Test
  void aNamedPathIsScannedWhateverItIsCalled() throws Exception {
    Walked.touch(root, ".hidden/tests/a.py", "node_modules/b.py", "tests/test_c.py");
    assertThat(Walked.of(Walked.DEFAULT, root.resolve(".hidden/tests")).paths())
        .containsExactly("a.py");
    assertThat(Walked.of(Walked.DEFAULT, root.resolve("node_modules")).paths())
        .containsExactly("b.py");
    assertThat(Walked.of(Walked.DEFAULT, root.resolve("tests/test_c.py")).files())
        .singleElement()
        .matches(file -> file.role() == Role.MAIN && file.named());
  }

  @Test
  void otherRolesAreCountedUnlessAskedFor() throws Exception {
    Walked.touch(
        root, "a.py", "tests/b.py", "benches/c.rs", "examples/d.rs", "x_pb2.py", "build.rs");
    Walked walked = Walked.of(Walked.DEFAULT, root);
    assertThat(walked.paths()).containsExactly("a.py", "build.rs");
    assertThat(walked.leftOut())
        .containsOnlyKeys(Role.TEST, Role.BENCH, Role.EXAMPLE, Role.GENERATED)
        .containsEntry(Role.TEST, 1);
    assertThat(Walked.of(EnumSet.allOf(Role.class), root).paths()).hasSize(6);
  }

  @Test
  void orderIsThatOfThePathsBytes() throws Exception {
    Walked.touch(root, "a/z.py", "a.py", "a-b.py", "é.py", "B.py", "ab/c.py");
    assertThat(Walked.of(Walked.DEFAULT, root).paths())
        .containsExactly("B.py", "a-b.py", "a.py", "a/z.py", "ab/c.py", "é.py");
  }

  @Test
  void aFileIsFoundOnceAsTheNearerNamedPathSeesIt() throws Exception {
    Walked.touch(root, "a.py", "tests/b.py", "tests/c.py");
    Walked walked =
        Walked.of(Walked.DEFAULT, root, root.resolve("tests"), root, root.resolve("tests/c.py"));
    assertThat(walked.paths()).containsExactlyInAnyOrder("a.py", "tests/b.py", "tests/c.py");
    assertThat(walked.files()).allMatch(file -> file.role() == Role.MAIN);
  }

  @Test
  void symbolicLinksAreNotFollowedUnlessNamed() throws Exception {
    Path outside = Files.createDirectory(root.resolve("outside"));
    Path inside = Files.createDirectory(root.resolve("inside"));
    Walked.touch(outside, "secret.py");
    Walked.touch(inside, "a.py");
    Files.createSymbolicLink(inside.resolve("loop"), inside);
    Files.createSymbolicLink(inside.resolve("out"), outside);
    Files.createSymbolicLink(inside.resolve("b.py"), outside.resolve("secret.py"));
    assertThat(Walked.of(Walked.DEFAULT, inside).paths()).containsExactly("a.py");
    assertThat(Walked.of(Walked.DEFAULT, inside.resolve("out")).paths())
        .containsExactly("secret.py");
  }

  @Test
  void oddNamesSurvive() throws Exception {
    List<String> names =
        List.of("-rf.py", "a b.py", "new\nline.py", "q\"uote.py", "tab\t.py", "%41.py");
    Walked.touch(root, names.toArray(String[]::new));
    Walked walked = Walked.of(Walked.DEFAULT, root);
    assertThat(walked.paths()).containsExactlyInAnyOrderElementsOf(names);
    for (FoundFile file : walked.files()) {
      assertThat(Files.readString(file.file())).isEqualTo("x = 1\n");
    }
  }

  @Test
  void namesThatAreNotUtf8StayApart() throws Exception {
    // Java cannot spell such a name; the shell can.
    Process shell =
        new ProcessBuilder(
                "sh",
                "-c",
                "printf 'x = 1\\n"
                    + "' >\"$(printf 'n\\377.py')\"; printf 'x = 1\\n"
                    + "' >\"$(printf 'n\\376é.py')\"")
            .directory(root.toFile())
            .start();
    assumeThat(shell.waitFor()).as("the file system takes such names").isZero();
    Walked walked = Walked.of(Walked.DEFAULT, root);
    assertThat(walked.paths()).containsExactly("n%FEé.py", "n%FF.py");
    for (FoundFile file : walked.files()) {
      assertThat(Files.readString(file.file(), StandardCharsets.UTF_8)).isEqualTo("x = 1\n");
    }
  }

  @Test
  void whatCannotBeListedOrOpenedIsNamed() throws Exception {
    Walked.touch(root, "a.py", "locked/b.py");
    Process pipe = new ProcessBuilder("mkfifo", root.resolve("pipe.py").toString()).start();
    assertThat(pipe.waitFor()).isZero();
    Files.setPosixFilePermissions(
        root.resolve("locked"), PosixFilePermissions.fromString("---------"));
    try {
      Walked walked = Walked.of(Walked.DEFAULT, root);
      assertThat(walked.paths()).startsWith("a.py");
      assertThat(walked.notices()).anyMatch(n -> n.kind() == Kind.FILE_SPECIAL);
      // The superuser may list everything.
      if (!Files.isReadable(root.resolve("locked"))) {
        assertThat(walked.notices())
            .anyMatch(n -> n.kind() == Kind.DIRECTORY_UNREADABLE && n.path().equals("locked"));
      }
    } finally {
      Files.setPosixFilePermissions(
          root.resolve("locked"), PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aDirectoryThatGoesMeanwhileIsNamed() throws Exception {
    Walked.touch(root, "a.py", "b/c.py");
    Walked walked =
        Walked.of(
            Walked.DEFAULT,
            file -> {
              Files.delete(root.resolve("b/c.py"));
              Files.delete(root.resolve("b"));
            },
            root);
    assertThat(walked.paths()).containsExactly("a.py");
    assertThat(walked.notices())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.incomplete()).isTrue();
              assertThat(notice.path()).isEqualTo("b");
              assertThat(notice.message())
                  .isEqualTo("cannot be listed: no such file; make it readable, or exclude it");
            });
  }

  @Test
  void reportPathsAreRelativeToTheRepository() throws Exception {
    Git.init(root);
    Walked.touch(root, "one/a.py", "two/b.py");
    assertThat(Walked.of(Walked.DEFAULT, root.resolve("one")).paths()).containsExactly("one/a.py");
    assertThat(Walked.of(Walked.DEFAULT, root.resolve("two/b.py")).paths())
        .containsExactly("two/b.py");
  }

  @Test
  void withoutRepositoryTheyAreRelativeToTheScannedDirectory() throws Exception {
    Walked.touch(root, "one/a.py", "two/b.py");
    assertThat(Walked.of(Walked.DEFAULT, root.resolve("one")).paths()).containsExactly("a.py");
    assertThat(Walked.of(Walked.DEFAULT, root.resolve("one"), root.resolve("two")).paths())
        .containsExactly("one/a.py", "two/b.py");
  }
}
