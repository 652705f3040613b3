package dev.memlint.rules.facts;

import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import java.util.List;
import java.util.Objects;

/**
 * All that detectors may know of one file. Holds no tree node and no source text.
 *
 * @param path relative to the report root, parts joined by {@code /}
 * @param contentHash hexadecimal digest of the bytes that the facts were read from
 * @param functions element 0 is the file's top level; {@link Site#function()} points into this list
 */
public record FileFacts(
    String path,
    Language language,
    Role role,
    String contentHash,
    List<TypeFact> types,
    List<FunctionFact> functions,
    List<StoreFact> stores,
    List<StoreUse> uses,
    List<CallFact> calls,
    List<AllocationFact> allocations,
    List<CopyFact> copies,
    List<ConstantFact> constants,
    List<AccumulationFact> accumulations,
    List<TextFact> texts,
    List<MaterializationFact> materializations,
    List<LockFact> locks,
    List<RetentionFact> retentions,
    List<ReadFact> reads,
    List<RecursionFact> recursions,
    List<ImportFact> imports,
    List<ManifestFact> manifests,
    List<MemoFact> memos,
    List<RemadeFact> remade,
    List<DirectiveFact> directives,
    List<SyntaxProblem> problems) {

  public FileFacts {
    Objects.requireNonNull(path);
    Objects.requireNonNull(language);
    Objects.requireNonNull(role);
    Objects.requireNonNull(contentHash);
    types = List.copyOf(types);
    functions = List.copyOf(functions);
    stores = List.copyOf(stores);
    uses = List.copyOf(uses);
    calls = List.copyOf(calls);
    allocations = List.copyOf(allocations);
    copies = List.copyOf(copies);
    constants = List.copyOf(constants);
    accumulations = List.copyOf(accumulations);
    texts = List.copyOf(texts);
    materializations = List.copyOf(materializations);
    locks = List.copyOf(locks);
    retentions = List.copyOf(retentions);
    reads = List.copyOf(reads);
    recursions = List.copyOf(recursions);
    imports = List.copyOf(imports);
    manifests = List.copyOf(manifests);
    memos = List.copyOf(memos);
    remade = List.copyOf(remade);
    directives = List.copyOf(directives);
    problems = List.copyOf(problems);
    if (functions.isEmpty() || functions.getFirst().kind() != FunctionFact.Kind.TOP_LEVEL) {
      throw new IllegalArgumentException("the first function must be the file's top level");
    }
  }

  /** The function around a site. */
  public FunctionFact function(Site site) {
    return functions.get(site.function());
  }
}
