package dev.memlint.rules.project;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.ManifestFact;
import dev.memlint.rules.facts.ManifestFact.Workspace;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packages of a project and the workspaces that they form, joined by path as cargo does. */
public final class Manifests {
  private static final String FILE = "Cargo.toml";

  /** What cargo takes for a program when the manifest says nothing. */
  private static final Pattern PROGRAM =
      Pattern.compile("(|.*/)src/(?:main\\.rs|bin/[^/]+\\.rs|bin/[^/]+/main\\.rs)");

  /** Programs of a workspace that only those who work on it run, by a part of their name. */
  private static final Pattern HELPER =
      Pattern.compile(
          "(?:^|[-_])(?:xtask|ci|codegen|bench|benches|benchmarks?|fuzz|examples?|tests?|testing"
              + "|testsuite|demo|playground|stress|e2e|fixtures?|smoke)(?:$|[-_])");

  private final Map<String, Located<ManifestFact>> byDirectory = new TreeMap<>();
  private final Set<String> broken = new HashSet<>();
  private final Set<String> withPrograms = new HashSet<>();
  private final List<FileFacts> sources = new ArrayList<>();

  Manifests(List<FileFacts> files) {
    for (FileFacts file : files) {
      if (file.language() != Language.RUST) {
        continue;
      }
      if (file.path().equals(FILE) || file.path().endsWith("/" + FILE)) {
        if (file.manifests().isEmpty() && !file.problems().isEmpty()) {
          broken.add(directory(file.path()));
        }
        file.manifests()
            .forEach(fact -> byDirectory.put(directory(file.path()), new Located<>(file, fact)));
      } else {
        sources.add(file);
        Matcher program = PROGRAM.matcher(file.path());
        if (file.role() == Role.MAIN && program.matches()) {
          withPrograms.add(program.group(1));
        }
      }
    }
  }

  /** Whether a source lies beside a package's manifest, and not among its sources. */
  public boolean isBeside(FileFacts file) {
    return file.language() == Language.RUST
        && byDirectory.containsKey(directory(file.path()))
        && !file.path().matches("(?:.*/)?(?:main|lib)\\.rs");
  }

  /**
   * The root whose profiles count for a package: the nearest workspace above that does not exclude
   * it, else itself. Empty when the root is outside of what was scanned, or broken.
   */
  public Optional<Located<ManifestFact>> root(FileFacts file, ManifestFact manifest) {
    if (manifest.workspace().isPresent()) {
      return Optional.of(new Located<>(file, manifest));
    }
    String own = directory(file.path());
    for (String above = own; !above.isEmpty(); ) {
      above = directory(above.substring(0, above.length() - 1));
      if (broken.contains(above)) {
        return Optional.empty();
      }
      Located<ManifestFact> candidate = byDirectory.get(above);
      if (candidate != null) {
        String below = own.substring(above.length(), own.length() - 1);
        if (candidate.fact().workspace().filter(root -> holds(root, below)).isPresent()) {
          return Optional.of(candidate);
        }
      }
    }
    return manifest.inherits() ? Optional.empty() : Optional.of(new Located<>(file, manifest));
  }

  private static boolean holds(Workspace workspace, String directory) {
    boolean excluded =
        workspace.excluded().stream()
            .map(Manifests::trimmed)
            .anyMatch(out -> directory.equals(out) || directory.startsWith(out + "/"));
    return !excluded || matches(workspace.members(), directory);
  }

  /** The n of the oldest Rust 1.n that builds a source, by the nearest manifest above it. */
  public Optional<Integer> rustOf(FileFacts source) {
    for (String at = directory(source.path()); ; at = directory(at.substring(0, at.length() - 1))) {
      Located<ManifestFact> manifest = byDirectory.get(at);
      if (manifest != null) {
        Optional<Integer> own = manifest.fact().rustMinor();
        return own.isPresent()
            ? own
            : root(manifest.file(), manifest.fact())
                .flatMap(root -> root.fact().workspace())
                .flatMap(Workspace::rustMinor);
      }
      if (at.isEmpty()) {
        return Optional.empty();
      }
    }
  }

  private static String trimmed(String pattern) {
    return pattern.replaceFirst("^\\./", "").replaceFirst("/+$", "");
  }

  private static boolean matches(List<String> patterns, String directory) {
    return patterns.stream()
        .map(Manifests::trimmed)
        .anyMatch(
            pattern -> pattern.equals(".") && directory.isEmpty() || glob(pattern).test(directory));
  }

  /** Cargo's patterns, as far as they are used for members: stars and question marks. */
  private static Predicate<String> glob(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (String literal : pattern.split("(?<=[*?])|(?=[*?])")) {
      regex.append(
          switch (literal) {
            case "*" -> "[^/]*";
            case "?" -> "[^/]";
            default -> Pattern.quote(literal);
          });
    }
    return Pattern.compile(regex.toString()).asMatchPredicate();
  }

  /** Whether a package builds a program that others than its own developers run. */
  public boolean buildsProgram(FileFacts file, ManifestFact manifest) {
    boolean builds =
        switch (manifest.programs()) {
          case STATED -> true;
          case BY_LAYOUT -> withPrograms.contains(directory(file.path()));
          case NONE -> false;
        };
    return builds && file.role() == Role.MAIN && !HELPER.matcher(manifest.packageName()).find();
  }

  /** The packages of a workspace that build programs, by path; those that are built by default. */
  public List<Located<ManifestFact>> programs(Located<ManifestFact> root) {
    List<String> defaults = root.fact().workspace().map(Workspace::defaults).orElse(List.of());
    String top = directory(root.file().path());
    return packages(root).stream()
        .filter(member -> buildsProgram(member.file(), member.fact()))
        .filter(
            member ->
                defaults.isEmpty()
                    || matches(
                        defaults,
                        directory(member.file().path())
                            .substring(top.length())
                            .replaceFirst("/$", "")))
        .toList();
  }

  /** The packages whose root is this one. */
  public List<Located<ManifestFact>> packages(Located<ManifestFact> root) {
    String top = directory(root.file().path());
    return byDirectory.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(top))
        .map(Map.Entry::getValue)
        .filter(member -> root(member.file(), member.fact()).filter(root::equals).isPresent())
        .toList();
  }

  /** The sources below a manifest's directory. */
  public List<FileFacts> sources(FileFacts manifestFile) {
    String top = directory(manifestFile.path());
    return sources.stream().filter(source -> source.path().startsWith(top)).toList();
  }

  /** The directory of a path with its final slash, empty at the top. */
  private static String directory(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
