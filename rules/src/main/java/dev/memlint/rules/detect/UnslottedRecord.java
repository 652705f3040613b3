package dev.memlint.rules.detect;

import dev.memlint.rules.facts.AllocationFact;
import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.facts.TypeFact;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.Lifetime;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.project.Size;
import dev.memlint.rules.source.Language;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Many small objects, each with a head that is as large as what it holds. */
final class UnslottedRecord implements Detector {
  private static final int MOST_FIELDS = 8;
  private static final int MOST_RELATED = 5;

  private static final Set<String> BOXES =
      Set.of("Byte", "Short", "Integer", "Long", "Float", "Double", "Character");

  /** A boxed number of its own and the reference to it; measured. */
  private static final int BOX_BYTES = 20;

  @Override
  public String hotspot() {
    return "unslotted-record";
  }

  @Override
  public Set<String> yieldsTo() {
    return Set.of("large-preallocation", "unbounded-growth");
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    if (file.language() == Language.PYTHON) {
      for (TypeFact type : file.types()) {
        List<Located<CallFact>> made = project.keptInLoops(type);
        if (!made.isEmpty() && isUnslotted(file, type)) {
          findings.accept(record(file, type, made));
        }
      }
    }
    if (file.language() == Language.JAVA) {
      for (StoreFact store : file.stores()) {
        boxes(file, store, project).ifPresent(findings);
      }
      for (AllocationFact allocation : file.allocations()) {
        boxes(file, allocation, project, thresholds).ifPresent(findings);
      }
    }
  }

  /** A data class without bases, of a few fields, whose objects have a dictionary each. */
  private static boolean isUnslotted(FileFacts file, TypeFact type) {
    List<String> fields = type.fields().stream().map(TypeFact.Field::name).toList();
    boolean slotted = type.annotations().contains("slots") || fields.contains("__slots__");
    boolean own =
        type.supertypes().stream().allMatch(base -> base.equals("object"))
            && type.kind() == TypeFact.Kind.CLASS;
    boolean data =
        type.annotations().contains("dataclass")
            || type.annotations().isEmpty() && isPlainData(file, type);
    return !slotted && own && data && !fields.isEmpty() && fields.size() <= MOST_FIELDS;
  }

  /** Whether all methods of a class are its constructor and other methods of the language. */
  private static boolean isPlainData(FileFacts file, TypeFact type) {
    List<FunctionFact> methods =
        file.functions().stream().filter(f -> f.owner().equals(type.name())).toList();
    return !methods.isEmpty()
        && methods.stream().allMatch(method -> method.name().matches("<init>|__\\w+__"))
        && type.fields().stream().noneMatch(TypeFact.Field::isStatic);
  }

  private Finding record(FileFacts file, TypeFact type, List<Located<CallFact>> made) {
    boolean dataclass = type.annotations().contains("dataclass");
    Findings finding =
        Findings.at(hotspot(), file, new Site(type.span(), 0, Site.Loop.NONE))
            .symbol(Names.simple(type.name()))
            .fixes(type.fix().stream().toList())
            .weight(Level.NOTE, Impact.LOW, Confidence.MEDIUM)
            .says(
                ("a loop makes objects of '%s' and keeps them, and each carries a dictionary for"
                        + " its %d fields")
                    .formatted(Names.simple(type.name()), type.fields().size()),
                dataclass
                    ? "declare '%s' with @dataclass(slots=True), from Python 3.10; as a NamedTuple where it never changes"
                        .formatted(Names.simple(type.name()))
                    : "give it __slots__ = (%s); or make it a dataclass with slots=True, or a NamedTuple where it never changes"
                        .formatted(slots(type)));
    made.stream()
        .limit(MOST_RELATED)
        .forEach(call -> finding.related(call.file(), call.fact().site(), "made and kept here"));
    return finding.build();
  }

  private Optional<Finding> boxes(FileFacts file, StoreFact store, ProjectIndex project) {
    boolean boxed =
        switch (store.kind()) {
          case LIST, SET, QUEUE -> isBox(store.elementType());
          case MAP -> isBox(store.keyType()) && isBox(store.elementType());
          case TEXT, BYTES, CACHE, THREAD_LOCAL, OBJECT -> false;
        };
    if (!boxed || store.bound() != StoreFact.Bound.NONE) {
      return Optional.empty();
    }
    List<StoreUse> grown =
        file.uses().stream()
            .filter(use -> use.store().equals(store.ref()))
            .filter(use -> use.kind() == StoreUse.Kind.GROW && use.site().loop().repeats())
            .toList();
    if (grown.isEmpty()
        || project.lifetime(new Located<>(file, store)).compareTo(Lifetime.SESSION) < 0) {
      return Optional.empty();
    }
    Findings finding =
        Findings.at(hotspot(), file, store.site())
            .symbol(store.ref().name())
            .weight(Level.NOTE, Impact.LOW, Confidence.MEDIUM)
            .says(
                "'%s' keeps every number as an object of its own (%s), and loops over data fill it"
                    .formatted(store.ref().attribute(), store.type()),
                "make '%s' an array or a primitive collection, such as Eclipse Collections', fastutil's or HPPC's, which hold the numbers themselves"
                    .formatted(store.ref().attribute()));
    grown.stream()
        .limit(MOST_RELATED)
        .forEach(use -> finding.related(file, use.site(), "grows here"));
    return Optional.of(finding.build());
  }

  private static String slots(TypeFact type) {
    String names =
        type.fields().stream()
            .limit(MOST_RELATED)
            .map(field -> "\"" + field.name() + "\"")
            .collect(Collectors.joining(", "));
    return type.fields().size() > MOST_RELATED ? names + ", …" : names;
  }

  private Optional<Finding> boxes(
      FileFacts file, AllocationFact allocation, ProjectIndex project, Thresholds thresholds) {
    if (!isBox(allocation.elementType())
        || !(project.evaluate(allocation.count(), file) instanceof Size.Known known)
        || known.value() < thresholds.allocationBytes() / BOX_BYTES) {
      return Optional.empty();
    }
    long bytes = Math.multiplyExact(Math.min(known.value(), Integer.MAX_VALUE), BOX_BYTES);
    return Optional.of(
        Findings.at(hotspot(), file, allocation.site())
            .weight(Level.NOTE, Impact.LOW, Confidence.MEDIUM)
            .bytes(bytes)
            .says(
                ("room for %,d numbers, each an object of its own when it is filled: %s (allocation"
                        + " threshold %s, preset %s)")
                    .formatted(
                        known.value(),
                        Bytes.rounded(bytes),
                        Bytes.rounded(thresholds.allocationBytes()),
                        thresholds.preset()),
                "make it an array of the primitive type of %s, or a primitive collection, which hold the %,d numbers themselves"
                    .formatted(allocation.elementType(), known.value()))
            .build());
  }

  private static boolean isBox(String type) {
    return BOXES.contains(type.replaceFirst("^java\\.lang\\.", ""));
  }
}
