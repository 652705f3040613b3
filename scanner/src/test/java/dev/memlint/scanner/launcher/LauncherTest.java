package dev.memlint.scanner.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the launcher in a machine of its own: its PATH, HOME and usual places are below a temporary
 * directory, its JDKs and its Maven are small scripts.
 */
final class LauncherTest {
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "sed",
          "head",
          "tail",
          "find",
          "mkdir",
          "rm",
          "mv",
          "cat",
          "sleep",
          "readlink",
          "ls",
          "cksum",
          "tr");

  @TempDir Path temporary;
  private Path machine;
  private Path checkout;
  private Path bin;
  private Path launcher;
  private final Map<String, String> environment = new HashMap<>();

  private record Ended(int status, String out, String err) {}

  @BeforeEach
  void machine() throws IOException {
    machine = temporary.toRealPath().resolve("machine");
    checkout = machine.resolve("home/me/check out");
    bin = Files.createDirectories(machine.resolve("usr/bin"));
    for (String tool : TOOLS) {
      script(bin.resolve(tool), "#!/bin/sh\nexec " + which(tool) + " \"$@\"\n");
    }
    Files.createDirectories(checkout.resolve("scanner/src/main"));
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    launcher = checkout.resolve("memlint");
    String script = Files.readString(repository().resolve("memlint"));
    script(launcher, script.replaceAll("(?<=[ \"])/(?=(?:usr|opt|Library|home)/)", machine + "/"));
    environment.put("PATH", bin.toString());
    environment.put("HOME", machine.resolve("home/me").toString());
  }

  private static Path repository() {
    Path at = Path.of("").toAbsolutePath();
    return Files.exists(at.resolve("memlint")) ? at : at.getParent();
  }

  private static Path which(String tool) {
    return Stream.of("/usr/bin", "/bin")
        .map(directory -> Path.of(directory, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** A JDK whose java says where it is and what it was given. */
  private Path jdk(String home, String version) throws IOException {
    Path directory = machine.resolve(home);
    script(
        directory.resolve("bin/java"),
        "#!/bin/sh\nprintf 'home=%s\\n' '"
            + directory
            + "'\nprintf 'arg=%s\\n' \"$@\"\nprintf 'lc=%s\\n' \"${LC_ALL:-}\"\n"
            + "for a; do case $a in -XX:AOTCacheOutput=*) echo made >\"${a#*=}\" ;; esac; done\n");
    script(directory.resolve("bin/javac"), "#!/bin/sh\n");
    Files.writeString(
        directory.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return directory;
  }

  /** A Maven that counts its runs. */
  private void maven(String body) throws IOException {
    script(
        bin.resolve("mvn"),
        "#!/bin/sh\necho run >>'" + machine + "/builds'\necho 'maven was here'\n" + body + "\n");
  }

  private void workingMaven() throws IOException {
    maven("mkdir -p scanner/target/app; echo 1 >scanner/target/app/a.jar");
  }

  private long builds() throws IOException {
    Path log = machine.resolve("builds");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  private Process start(Path program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(machine.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectErrorStream(false);
    return builder.start();
  }

  private static Ended end(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), out, err);
  }

  private Ended run(Path program, String... arguments) throws IOException, InterruptedException {
    return end(start(program, arguments));
  }

  @Test
  void buildsOnceAndHandsArgumentsOnAsTheyAre() throws Exception {
    Path home = jdk("usr/lib/jvm/some-25", "25.0.1");
    workingMaven();
    Ended first = run(launcher, "scan", "a b", "", "*", "--x=\"y\"");
    assertThat(first.err()).contains("building memlint").contains("maven was here");
    assertThat(first.out())
        .startsWith("home=" + home)
        .contains("arg=dev.memlint.scanner.Main\narg=scan\narg=a b\narg=\narg=*\narg=--x=\"y\"\n")
        .contains("arg=" + checkout.resolve("scanner/target/app/a.jar") + "\n")
        .doesNotContain("maven was here");
    Ended second = run(launcher, "scan");
    assertThat(second.err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void theClassCacheOfTheBuildIsUsedForExactlyItsJarsAndJdk() throws Exception {
    Path home = jdk("usr/lib/jvm/some-25", "25.0.1");
    workingMaven();
    Path app = checkout.resolve("scanner/target/app");
    String used = "arg=-XX:AOTCache=" + checkout.resolve("scanner/target/aot") + "/";
    assertThat(run(launcher).out()).contains(used);
    assertThat(run(launcher).out()).contains(used);
    // Another JDK in the same place.
    String release = Files.readString(home.resolve("release"));
    Files.writeString(home.resolve("release"), release.replace("25.0.1", "25.0.4"));
    assertThat(run(launcher).out()).doesNotContain("AOTCache");
    Files.writeString(home.resolve("release"), release);
    assertThat(run(launcher).out()).contains(used);
    // A jar of the same size that was written later, within the minute that ls tells.
    Files.writeString(app.resolve("a.jar"), "2\n");
    Files.setLastModifiedTime(app.resolve("a.jar"), FileTime.from(Instant.now().plusMillis(50)));
    assertThat(run(launcher).out()).doesNotContain("AOTCache");
    Files.delete(app.resolve("a.jar"));
    assertThat(run(launcher).out()).doesNotContain("AOTCache");
  }

  @Test
  void aClassCacheThatCannotBeMadeIsSaidOnceAndDoneWithout() throws Exception {
    Path home = jdk("usr/lib/jvm/some-25", "25.0.1");
    script(
        home.resolve("bin/java"),
        "#!/bin/sh\ncase $1 in -XX:AOTCacheOutput=*) echo no room; exit 1 ;; esac\necho report\n");
    workingMaven();
    Ended first = run(launcher);
    assertThat(first.status()).isZero();
    assertThat(first.out()).isEqualTo("report\n");
    assertThat(first.err()).contains("could not prepare a fast start").contains("no room");
    assertThat(run(launcher).err()).isEmpty();
  }

  @Test
  void buildsAgainWhenASourceIsNewerOrGone() throws Exception {
    jdk("usr/lib/jvm/some-25", "25");
    workingMaven();
    Path source = Files.writeString(checkout.resolve("scanner/src/main/A.java"), "class A {}");
    run(launcher);
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    run(launcher);
    assertThat(builds()).isEqualTo(2);
    Files.delete(source);
    Files.setLastModifiedTime(source.getParent(), FileTime.from(Instant.now().plusSeconds(120)));
    run(launcher);
    assertThat(builds()).isEqualTo(3);
    Path natives = Files.createDirectories(checkout.resolve("rules/native"));
    Files.setLastModifiedTime(source.getParent(), FileTime.from(Instant.now().minusSeconds(120)));
    Files.setLastModifiedTime(natives, FileTime.from(Instant.now().plusSeconds(60)));
    run(launcher);
    assertThat(builds()).isEqualTo(4);
  }

  @Test
  void worksThroughSymbolicLinks() throws Exception {
    jdk("usr/lib/jvm/some-25", "25");
    workingMaven();
    Path link = Files.createSymbolicLink(bin.resolve("ml"), bin.relativize(launcher));
    Path second = Files.createSymbolicLink(machine.resolve("again"), link);
    assertThat(run(second, "x").out())
        .contains(checkout.resolve("scanner/target/app/a.jar").toString());
  }

  @Test
  void takesTheStatedJdkBeforeOthers() throws Exception {
    jdk("usr/lib/jvm/some-25", "25");
    Path stated = jdk("elsewhere/jdk", "26-ea");
    Path javaHome = jdk("other/jdk", "25.0.2");
    workingMaven();
    environment.put("JAVA_HOME", javaHome.toString());
    assertThat(run(launcher).out()).startsWith("home=" + javaHome);
    environment.put("MEMLINT_JAVA_HOME", stated.toString());
    assertThat(run(launcher).out()).startsWith("home=" + stated);
    environment.put("MEMLINT_JAVA_HOME", jdk("old", "21.0.4").toString());
    Ended refused = run(launcher);
    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err()).contains("MEMLINT_JAVA_HOME").contains("is not a JDK 25 or newer");
  }

  @Test
  void passesOverAnOldJavaAndOneThatCannotCompile() throws Exception {
    Path old = jdk("old", "17.0.15");
    Path runtime = jdk("usr/lib/jvm/a-jre", "25");
    Files.delete(runtime.resolve("bin/javac"));
    Path good = jdk("usr/lib/jvm/b-jdk", "25");
    workingMaven();
    environment.put("JAVA_HOME", old.toString());
    assertThat(run(launcher).out()).startsWith("home=" + good);
  }

  @Test
  void findsTheUsualPlaces() throws Exception {
    workingMaven();
    for (String place :
        List.of(
            "usr/java/jdk-25",
            "opt/jdk-25",
            "Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
            "opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home",
            "home/me/.sdkman/candidates/java/25-tem")) {
      Path home = jdk(place, "25.0.3");
      assertThat(run(launcher).out()).as(place).startsWith("home=" + home);
      Files.delete(home.resolve("release"));
      Files.delete(home.resolve("bin/java"));
    }
  }

  @Test
  void findsTheJdkOfTheJavaOnThePathThroughLinks() throws Exception {
    Path home = jdk("far/away/jdk", "25");
    workingMaven();
    Path bins = Files.createDirectories(machine.resolve("bins"));
    Files.createSymbolicLink(bins.resolve("java"), home.resolve("bin/java"));
    environment.put("PATH", bins + ":" + bin);
    assertThat(run(launcher).out()).startsWith("home=" + home);
  }

  @Test
  void saysWhatToInstall() throws Exception {
    workingMaven();
    Ended noJdk = run(launcher);
    assertThat(noJdk.status()).isEqualTo(3);
    assertThat(noJdk.out()).isEmpty();
    assertThat(noJdk.err()).contains("no JDK 25 or newer found").contains("sdk install java");
    jdk("usr/lib/jvm/some-25", "25");
    Files.delete(bin.resolve("mvn"));
    Ended noMaven = run(launcher);
    assertThat(noMaven.status()).isEqualTo(3);
    assertThat(noMaven.err()).contains("building needs Maven").contains("apt install maven");
  }

  @Test
  void aFailedBuildIsSaidAndTriedAgain() throws Exception {
    jdk("usr/lib/jvm/some-25", "25");
    maven("exit 1");
    Ended failed = run(launcher);
    assertThat(failed.status()).isEqualTo(3);
    assertThat(failed.err()).contains("the build failed");
    workingMaven();
    assertThat(run(launcher).status()).isZero();
  }

  @Test
  void runsThatStartTogetherBuildOnce() throws Exception {
    jdk("usr/lib/jvm/some-25", "25");
    maven("sleep 2; mkdir -p scanner/target/app; echo 1 >scanner/target/app/a.jar");
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      processes.add(start(launcher, "x"));
    }
    for (Process process : processes) {
      assertThat(end(process).status()).isZero();
    }
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void theLockOfADeadBuildIsCleared() throws Exception {
    jdk("usr/lib/jvm/some-25", "25");
    workingMaven();
    Process dead = new ProcessBuilder("true").start();
    assertThat(dead.waitFor()).isZero();
    Path lock = Files.createDirectories(checkout.resolve("target/memlint-building"));
    Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
    assertThat(run(launcher).status()).isZero();
    assertThat(builds()).isEqualTo(1);
    assertThat(lock).doesNotExist();
  }

  @Test
  void jvmOptionsAndLocaleAreSet() throws Exception {
    jdk("usr/lib/jvm/some-25", "25");
    workingMaven();
    environment.put("MEMLINT_JAVA_OPTS", "-Xmx1g -Dx=y");
    Ended posix = run(launcher);
    assertThat(posix.out()).contains("arg=-Xmx1g\narg=-Dx=y\n").contains("lc=C.UTF-8");
    assertThat(posix.out().indexOf("arg=-Xmx1g"))
        .isGreaterThan(posix.out().indexOf("arg=-Xmx384m"));
    environment.put("LANG", "de_DE.utf8");
    assertThat(run(launcher).out()).contains("lc=\n");
    assertThat(posix.out())
        .contains("arg=-Dmemlint.out.terminal=false")
        .contains("arg=-Dmemlint.err.terminal=false");
  }
}
