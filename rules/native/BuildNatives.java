import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Compiles tree-sitter and the grammars with optimisation; the prebuilt libraries have none.
 *
 * <p>{@code java BuildNatives.java [--require] OUTPUT WORK}: libraries go to OUTPUT, sources to
 * WORK. The sources are the published crates, fetched by {@code cargo vendor} (nothing of Rust is
 * built) and held to the checksums below. Without a C compiler or cargo it says so and leaves
 * OUTPUT empty, and memlint takes the prebuilt libraries; with {@code --require} that is an error.
 */
final class BuildNatives {
  /** A crate and the SHA-256 of its archive. The versions are those of the prebuilt libraries. */
  private record Crate(String name, String version, String sha256) {
    String directory() {
      return name + "-" + version;
    }
  }

  private static final Crate CORE =
      new Crate(
          "tree-sitter",
          "0.26.6",
          "13f456d2108c3fef07342ba4689a8503ec1fb5beed245e2b9be93096ef394848");
  private static final List<Crate> GRAMMARS =
      List.of(
          new Crate(
              "tree-sitter-python",
              "0.25.0",
              "6bf85fd39652e740bf60f46f4cda9492c3a9ad75880575bf14960f775cb74a1c"),
          new Crate(
              "tree-sitter-rust",
              "0.24.0",
              "4b9b18034c684a2420722be8b2a91c9c44f2546b631c039edf575ccba8c61be1"));

  /** Not {@code -march=native}: the libraries are handed on. */
  private static final List<String> FLAGS =
      List.of("-O3", "-DNDEBUG", "-std=c11", "-fPIC", "-fvisibility=hidden");

  /** Something that is missing or failed; the message says what. */
  private static final class BuildException extends Exception {
    private static final long serialVersionUID = 1;

    BuildException(String message) {
      super(message);
    }
  }

  private final Path here;
  private final Path output;
  private final Path work;

  private BuildNatives(Path here, Path output, Path work) {
    this.here = here;
    this.output = output;
    this.work = work;
  }

  /** See the class. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(Arrays.asList(args));
    boolean required = arguments.remove("--require");
    if (arguments.size() != 2) {
      System.err.println("usage: java BuildNatives.java [--require] OUTPUT WORK");
      System.exit(2);
    }
    // The source launcher says where this file is.
    Path here = Path.of(System.getProperty("jdk.launcher.sourcefile", "native")).toAbsolutePath();
    Path output = Path.of(arguments.get(0));
    BuildNatives build = new BuildNatives(here.getParent(), output, Path.of(arguments.get(1)));
    try {
      build.run();
    } catch (BuildException e) {
      delete(output);
      System.err.println(
          "optimised parsers not built: " + e.getMessage() + "\nThe prebuilt ones will be used.");
      if (required) {
        System.exit(1);
      }
    }
  }

  private void run() throws BuildException, IOException, InterruptedException {
    String compiler = compiler();
    String version = firstLine(List.of(compiler, "--version"));
    Path stamp = output.resolve("stamp");
    String wanted = wanted(version);
    if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
      return;
    }
    System.err.println("compiling the parsers with " + version + " (once)...");
    Path sources = sources();
    delete(output);
    Path fresh = Files.createDirectories(work.resolve("libraries"));
    Path core = sources.resolve(CORE.directory());
    compile(
        compiler,
        fresh.resolve(fileName(CORE)),
        List.of(
            "-D_POSIX_C_SOURCE=200112L",
            "-D_DEFAULT_SOURCE",
            "-DMEMLINT_BUILD=\"" + CORE.version() + ", " + version.replace("\"", "") + ", -O3\"",
            "-I" + core.resolve("include"),
            "-I" + core.resolve("src")),
        List.of(core.resolve("src/lib.c"), here.resolve("flatten.c")));
    for (Crate grammar : GRAMMARS) {
      Path source = sources.resolve(grammar.directory()).resolve("src");
      compile(
          compiler,
          fresh.resolve(fileName(grammar)),
          List.of("-I" + source),
          List.of(source.resolve("parser.c"), source.resolve("scanner.c")));
    }
    Files.createDirectories(output.toAbsolutePath().getParent());
    Files.move(fresh, output, StandardCopyOption.ATOMIC_MOVE);
    Files.writeString(stamp, wanted);
  }

  /** What the libraries are made of and by; another text means to build again. */
  private String wanted(String compilerVersion) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    digest.update((compilerVersion + "\n" + system + "\n").getBytes(StandardCharsets.UTF_8));
    for (String source : List.of("BuildNatives.java", "flatten.c")) {
      try (InputStream in =
          new DigestInputStream(Files.newInputStream(here.resolve(source)), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    }
    return HexFormat.of().formatHex(digest.digest()) + "\n";
  }

  private static String compiler() throws BuildException, InterruptedException {
    String named = System.getenv("CC");
    List<String> candidates =
        named == null || named.isBlank() ? List.of("cc", "gcc", "clang") : List.of(named.strip());
    for (String candidate : candidates) {
      if (runs(List.of(candidate, "--version"))) {
        return candidate;
      }
    }
    throw new BuildException("no C compiler found (" + String.join(", ", candidates) + ")");
  }

  /** The directory with the crates' sources, fetched unless they are there. */
  private Path sources() throws BuildException, IOException, InterruptedException {
    Path vendor = work.resolve("vendor");
    if (!isComplete(vendor)) {
      if (!runs(List.of("cargo", "--version"))) {
        throw new BuildException("cargo, which fetches the sources, is not on the path");
      }
      delete(vendor);
      Path manifest = Files.createDirectories(work.resolve("crates")).resolve("Cargo.toml");
      // A workspace of its own, as the checkout may lie inside of another.
      StringBuilder text =
          new StringBuilder("[workspace]\n[package]\nname = \"sources\"\nversion = \"0.0.0\"\n[lib]\n")
              .append("path = \"Cargo.toml\"\n[dependencies]\n");
      for (Crate crate : crates()) {
        text.append("%s = \"=%s\"\n".formatted(crate.name(), crate.version()));
      }
      Files.writeString(manifest, text);
      call(
          List.of(
              "cargo",
              "vendor",
              "--quiet",
              "--versioned-dirs",
              "--manifest-path",
              manifest.toString(),
              vendor.toString()));
    }
    for (Crate crate : crates()) {
      String found = Files.readString(checksum(vendor, crate));
      if (!found.contains("\"package\":\"" + crate.sha256() + "\"")) {
        throw new BuildException(crate.directory() + " is not the archive that was pinned");
      }
    }
    return vendor;
  }

  private static boolean isComplete(Path vendor) {
    return crates().stream().allMatch(crate -> Files.exists(checksum(vendor, crate)));
  }

  /** Written by cargo last, with the checksum of the archive that it unpacked. */
  private static Path checksum(Path vendor, Crate crate) {
    return vendor.resolve(crate.directory()).resolve(".cargo-checksum.json");
  }

  private static List<Crate> crates() {
    return Stream.concat(Stream.of(CORE), GRAMMARS.stream()).toList();
  }

  private static void compile(
      String compiler, Path library, List<String> options, List<Path> sources)
      throws BuildException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(compiler);
    command.addAll(FLAGS);
    command.add("-shared");
    command.addAll(options);
    command.add("-o");
    command.add(library.toString());
    sources.forEach(source -> command.add(source.toString()));
    call(command);
  }

  private static String fileName(Crate crate) {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String suffix = os.startsWith("windows") ? ".dll" : os.startsWith("mac") ? ".dylib" : ".so";
    return crate.name() + suffix;
  }

  private static boolean runs(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }

  private static String firstLine(List<String> command)
      throws BuildException, InterruptedException {
    return call(command).lines().findFirst().orElse("unknown").strip();
  }

  /** Runs a command and returns what it printed. */
  private static String call(List<String> command) throws BuildException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new BuildException(String.join(" ", command) + " failed:\n" + said.strip());
      }
      return said;
    } catch (IOException e) {
      throw new BuildException(command.getFirst() + " cannot be run: " + e.getMessage());
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
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
