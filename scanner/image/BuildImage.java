import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Makes the distribution: a Java runtime with memlint inside it, as one module, and a cache of its
 * linked classes.
 *
 * <p>{@code java BuildImage.java APP IMAGE}, after {@code mvn package}: APP is {@code
 * scanner/target/app}; IMAGE is made anew. Several of the libraries are no modules, which {@code
 * jlink} refuses, so all jars are merged into the module {@code dev.memlint}, whose services are
 * theirs together. All code lies in the runtime's own file then, which every JDK checks before it
 * uses a cache of classes.
 */
final class BuildImage {
  private static final String MODULE = "dev.memlint";
  private static final String MAIN = "dev.memlint.scanner.Main";

  /** What the image's launcher starts the JVM with; the same as that of a checkout. */
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx384m",
          "-Xmn48m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "--enable-native-access=" + MODULE,
          "-Dfile.encoding=UTF-8",
          "-Dstdout.encoding=UTF-8",
          "-Dstderr.encoding=UTF-8");

  private final Path here;
  private final Path app;
  private final Path image;
  private final Path work;
  private final Path jdk = Path.of(System.getProperty("java.home"));

  private BuildImage(Path here, Path app, Path image) {
    this.here = here;
    this.app = app;
    this.image = image;
    this.work = image.resolveSibling("image-work");
  }

  /** See the class. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 2) {
      System.err.println("usage: java BuildImage.java APP IMAGE");
      System.exit(2);
    }
    if (Runtime.version().feature() < 25) {
      System.err.println("this is Java " + Runtime.version() + "; run it with a JDK 25 or newer");
      System.exit(2);
    }
    Path here = Path.of(System.getProperty("jdk.launcher.sourcefile")).toAbsolutePath().getParent();
    Path app = Path.of(args[0]).toAbsolutePath();
    if (!Files.isDirectory(app)) {
      System.err.println(app + " is not there; run mvn package first");
      System.exit(2);
    }
    new BuildImage(here, app, Path.of(args[1]).toAbsolutePath()).run();
  }

  private void run() throws IOException, InterruptedException {
    delete(work);
    delete(image);
    Path classes = Files.createDirectories(work.resolve("classes"));
    Map<String, Set<String>> services = merge(classes);
    Path jar = work.resolve("memlint.jar");
    tool("jar", "--create", "--file", jar, "--date", "2026-01-01T00:00:00Z", "-C", classes, ".");
    describe(jar, classes, services);
    link(jar);
    copy(app.resolve("native"), image.resolve("lib").resolve("native"));
    install();
    train();
    manual();
    delete(work);
  }

  /** Unpacks all jars into one directory and returns the services, each with its providers. */
  private Map<String, Set<String>> merge(Path classes) throws IOException {
    Map<String, Set<String>> services = new TreeMap<>();
    List<Path> jars;
    try (Stream<Path> files = Files.list(app)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    for (Path path : jars) {
      String library = path.getFileName().toString().replace(".jar", "");
      try (JarFile jar = new JarFile(path.toFile())) {
        for (JarEntry entry : Collections.list(jar.entries())) {
          if (!entry.isDirectory()) {
            try (InputStream in = jar.getInputStream(entry)) {
              place(entry.getName(), in, library, classes, services);
            }
          }
        }
      }
    }
    return services;
  }

  private static void place(
      String name, InputStream in, String library, Path classes, Map<String, Set<String>> services)
      throws IOException {
    if (name.startsWith("META-INF/services/")) {
      Set<String> providers =
          services.computeIfAbsent(
              name.substring(name.lastIndexOf('/') + 1), service -> new TreeSet<>());
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .forEach(providers::add);
    } else if (name.matches("META-INF/(?:.*/)?(?i:licen[cs]e|notice)[^/]*")) {
      // Those of all libraries have the same few names.
      write(classes.resolve("META-INF/licences").resolve(library).resolve(last(name)), in);
    } else if (name.startsWith("META-INF/versions/") && name.endsWith("/module-info.class")) {
      return;
    } else if (!name.startsWith("META-INF/") && !name.equals("module-info.class")) {
      write(classes.resolve(name), in);
    }
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static void write(Path file, InputStream in) throws IOException {
    if (Files.exists(file)) {
      throw new IOException("two libraries hold " + file.getFileName() + ": " + file);
    }
    Files.createDirectories(file.getParent());
    Files.copy(in, file);
  }

  /** Adds the module's descriptor to the jar. */
  private void describe(Path jar, Path classes, Map<String, Set<String>> services)
      throws IOException, InterruptedException {
    String needed =
        tool("jdeps", "--ignore-missing-deps", "--print-module-deps", "--multi-release", "25", jar);
    StringBuilder text = new StringBuilder("module ").append(MODULE).append(" {\n");
    for (String module : needed.strip().split(",")) {
      text.append("  requires ").append(module).append(";\n");
    }
    services.forEach(
        (service, providers) -> {
          text.append("  uses ").append(service.replace('$', '.')).append(";\n");
          if (!providers.isEmpty()) {
            text.append("  provides ")
                .append(service.replace('$', '.'))
                .append(" with ")
                .append(String.join(", ", providers).replace('$', '.'))
                .append(";\n");
          }
        });
    Path source = work.resolve("module-info.java");
    Files.writeString(source, text.append("}\n"));
    Path compiled = work.resolve("descriptor");
    tool("javac", "--patch-module", MODULE + "=" + classes, "-d", compiled, source);
    try (InputStream in = Files.newInputStream(compiled.resolve("module-info.class"))) {
      ModuleDescriptor.read(in); // a descriptor that Java cannot read must not get any further
    }
    tool(
        "jar", "--update", "--file", jar, "--date", "2026-01-01T00:00:00Z", "-C", compiled,
        "module-info.class");
  }

  private void link(Path jar) throws IOException, InterruptedException {
    tool(
        "jlink",
        "--module-path",
        jar,
        "--add-modules",
        MODULE,
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--output",
        image);
  }

  private void install() throws IOException {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    String name = windows ? "memlint.cmd" : "memlint";
    Path launcher = image.resolve("bin").resolve(name);
    try (Stream<String> template = Files.lines(here.resolve(windows ? name : "memlint.sh"))) {
      Stream<String> lines =
          template.map(
              line ->
                  line.replace("@OPTIONS@", String.join(" ", OPTIONS))
                      .replace("@MAIN@", MODULE + "/" + MAIN));
      Files.write(launcher, (Iterable<String>) lines::iterator);
    }
    if (!windows && !launcher.toFile().setExecutable(true, false)) {
      throw new IOException("cannot make " + launcher + " executable");
    }
    Files.copy(app.resolveSibling("../../LICENSE").normalize(), image.resolve("LICENSE"));
  }

  /** One scan of the seeds with every reporter, by the image's own Java and with its options. */
  private void train() throws IOException, InterruptedException {
    List<Object> command = new ArrayList<>();
    command.add(image.resolve("bin").resolve("java"));
    command.add("-XX:AOTCacheOutput=" + image.resolve("lib").resolve("memlint.aot"));
    command.addAll(OPTIONS);
    command.add("-Dmemlint.natives=" + image.resolve("lib").resolve("native"));
    command.addAll(List.of("-m", MODULE + "/" + MAIN, "scan"));
    command.add(app.resolveSibling("../../testdata/seeds").normalize());
    command.addAll(
        List.of(
            "--preview",
            "--no-cache",
            "--fail-on",
            "none",
            "--quiet",
            "--output",
            "sarif=" + work.resolve("log.sarif"),
            "--output",
            "json=" + work.resolve("log.json")));
    run(command);
  }

  private void manual() throws IOException, InterruptedException {
    Path page = image.resolve("share").resolve("man").resolve("man1").resolve("memlint.1");
    Files.createDirectories(page.getParent());
    Files.writeString(
        page,
        run(
            List.of(
                image.resolve("bin").resolve("java"),
                "--enable-native-access=" + MODULE,
                "-m",
                MODULE + "/" + MAIN,
                "man")));
  }

  private String tool(String name, Object... arguments) throws IOException, InterruptedException {
    List<Object> command = new ArrayList<>();
    command.add(jdk.resolve("bin").resolve(name));
    command.addAll(Arrays.asList(arguments));
    return run(command);
  }

  private String run(List<Object> command) throws IOException, InterruptedException {
    List<String> words = command.stream().map(Object::toString).toList();
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", words) + " failed:\n" + said);
    }
    return said;
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return; // no C compiler built any
    }
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
