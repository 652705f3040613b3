package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.ImportFact;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A heavy package that a module loads for the sake of one or two of its functions. */
final class HeavyImport implements Detector {
  /** More users than these, and the package is what the module is about. */
  private static final int FEW_USERS = 2;

  /** With fewer functions than this for each user, the package is what the module is about. */
  private static final int FUNCTIONS_PER_USER = 3;

  /** A project that imports a package in more modules than this loads it anyway. */
  private static final int CORE_MODULES = 3;

  private static final int HIGH_SHARE = 4;

  @Override
  public String hotspot() {
    return "heavy-import";
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    Map<String, List<ImportFact>> byDistribution = new LinkedHashMap<>();
    for (ImportFact fact : file.imports()) {
      byDistribution.computeIfAbsent(fact.distributionName(), name -> new ArrayList<>()).add(fact);
    }
    for (List<ImportFact> imports : byDistribution.values()) {
      judge(file, imports, project, thresholds).ifPresent(findings);
    }
  }

  private Optional<Finding> judge(
      FileFacts file, List<ImportFact> imports, ProjectIndex project, Thresholds thresholds) {
    Set<Integer> users =
        imports.stream()
            .flatMap(fact -> fact.users().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    boolean needed =
        imports.stream()
            .anyMatch(fact -> fact.usedAtTopLevel() || fact.guarded() || fact.exported());
    ImportFact heaviest = heaviest(imports);
    if (needed
        || heaviest.kibibytes() < thresholds.importBytes() >> 10
        || isBroughtAnyway(file, imports)
        || !isForFew(file, users)) {
      return Optional.empty();
    }
    boolean core = project.importingModules(heaviest.distributionName()) > CORE_MODULES;
    long bytes = (long) heaviest.kibibytes() << 10;
    boolean large = bytes >= HIGH_SHARE * thresholds.importBytes();
    Findings finding =
        Findings.at(hotspot(), file, heaviest.site())
            .weight(
                large ? Level.WARNING : Level.NOTE,
                large ? Impact.HIGH : Impact.MEDIUM,
                core ? Confidence.LOW : Confidence.MEDIUM)
            .bytes(bytes)
            .says(
                ("importing %s takes %s (measured, %s) as soon as this module is loaded, and %s"
                        + " (import threshold %s, preset %s)")
                    .formatted(
                        heaviest.module(),
                        Bytes.rounded(bytes),
                        heaviest.distribution(),
                        who(file, users),
                        Bytes.rounded(thresholds.importBytes()),
                        thresholds.preset()),
                users.isEmpty()
                    ? "remove the import of '%s'; where only types are meant, put it under if TYPE_CHECKING"
                        .formatted(heaviest.module())
                    : ("import it where it is used, inside '%s'; names in annotations go under"
                            + " if TYPE_CHECKING")
                        .formatted(names(file, users)));
    imports.stream()
        .filter(fact -> fact != heaviest)
        .forEach(fact -> finding.related(file, fact.site(), "of the same package"));
    // Several imports of one package would have to move together.
    finding.fixes(imports.size() == 1 ? heaviest.fix().stream().toList() : List.of());
    return Optional.of(finding.build());
  }

  private static ImportFact heaviest(List<ImportFact> imports) {
    ImportFact heaviest = imports.getFirst();
    for (ImportFact fact : imports) {
      heaviest = fact.kibibytes() > heaviest.kibibytes() ? fact : heaviest;
    }
    return heaviest;
  }

  /** Whether another package that this module loads brings this one along. */
  private static boolean isBroughtAnyway(FileFacts file, List<ImportFact> imports) {
    Set<String> modules = imports.stream().map(ImportFact::module).collect(Collectors.toSet());
    String own = imports.getFirst().distributionName();
    return file.imports().stream()
        .filter(other -> !other.distributionName().equals(own) && !other.guarded())
        .anyMatch(
            other ->
                other.brings().stream()
                    .anyMatch(
                        brought ->
                            modules.stream()
                                .anyMatch(
                                    module ->
                                        module.equals(brought)
                                            || module.startsWith(brought + "."))));
  }

  private static boolean isForFew(FileFacts file, Set<Integer> users) {
    List<FunctionFact> functions = file.functions().subList(1, file.functions().size());
    if (users.isEmpty()) {
      return !functions.isEmpty();
    }
    boolean started =
        users.stream().map(file.functions()::get).anyMatch(function -> isStarted(file, function));
    return !started
        && users.size() <= FEW_USERS
        && functions.size() >= FUNCTIONS_PER_USER * users.size();
  }

  /** Whether a function runs whenever the file does: the program's entry, or called at its top. */
  private static boolean isStarted(FileFacts file, FunctionFact function) {
    return function.kind() == FunctionFact.Kind.MAIN
        || file.functions().getFirst().callees().stream()
            .anyMatch(callee -> callee.name().equals(function.name()));
  }

  private static String who(FileFacts file, Set<Integer> users) {
    return users.isEmpty()
        ? "nothing in it uses it"
        : "only " + names(file, users) + (users.size() > 1 ? " use it" : " uses it");
  }

  private static String names(FileFacts file, Set<Integer> users) {
    return users.stream()
        .map(index -> file.functions().get(index).symbol() + "()")
        .collect(Collectors.joining(" and "));
  }
}
