package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.TypeFact;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Language;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A parent that owns its children by counted pointers, and is owned by them in the same way. */
final class CycleWithStrongRc implements Detector {
  private static final Set<String> COUNTED = Set.of("Rc", "Arc");
  private static final Set<String> MANY =
      Set.of(
          "Vec", "VecDeque", "HashMap", "BTreeMap", "HashSet", "BTreeSet", "IndexMap", "SmallVec");
  private static final Set<String> SETTABLE =
      Set.of("RefCell", "Mutex", "RwLock", "OnceCell", "OnceLock", "Cell");

  /** Fields that point back up. */
  private static final Pattern UP =
      Pattern.compile("(?:^|_)(?:parent|owner|outer|enclosing|container|prev|previous|up)$");

  @Override
  public String hotspot() {
    return "cycle-with-strong-rc";
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    if (file.language() != Language.RUST) {
      return;
    }
    for (TypeFact child : file.types()) {
      for (TypeFact.Field up : child.fields()) {
        if (UP.matcher(up.name()).find()) {
          owned(up, project)
              .flatMap(parent -> downTo(child, parent))
              .ifPresent(down -> findings.accept(finding(file, child, up, down)));
        }
      }
    }
  }

  /** The project's type that a field owns a share of. */
  private static Optional<TypeFact> owned(TypeFact.Field field, ProjectIndex project) {
    List<String> types = field.types().stream().map(Names::simple).toList();
    int counted = firstOf(types, COUNTED);
    return counted < 0 || types.contains("Weak")
        ? Optional.empty()
        : types.subList(counted + 1, types.size()).stream()
            .filter(name -> !SETTABLE.contains(name))
            .findFirst()
            .flatMap(name -> project.type(Language.RUST, name));
  }

  /** A field of the parent that owns shares of such children, and can be given more. */
  private static Optional<TypeFact.Field> downTo(TypeFact child, TypeFact parent) {
    String name = Names.simple(child.name());
    return parent.fields().stream()
        .filter(
            field -> {
              List<String> types = field.types().stream().map(Names::simple).toList();
              int counted = firstOf(types, COUNTED);
              int many = firstOf(types, MANY);
              return counted >= 0
                  && many >= 0
                  && !types.contains("Weak")
                  && types.lastIndexOf(name) > counted;
            })
        .findFirst();
  }

  private static int firstOf(List<String> types, Set<String> wanted) {
    for (int i = 0; i < types.size(); i++) {
      if (wanted.contains(types.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private Finding finding(FileFacts file, TypeFact child, TypeFact.Field up, TypeFact.Field down) {
    return Findings.at(hotspot(), file, new Site(child.span(), 0, Site.Loop.NONE))
        .symbol(Names.simple(child.name()))
        .weight(Level.WARNING, Impact.HIGH, Confidence.MEDIUM)
        .says(
            "'%s' and '%s' own each other by counted pointers: once linked, neither count reaches zero and nothing of them is ever freed"
                .formatted(up.name(), down.name()),
            "let '%s' be a Weak, and upgrade() it where the parent is needed".formatted(up.name()))
        .build();
  }
}
