package dev.memlint.rules.facts;

import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.source.SourceFile;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects one file's facts while a front end walks its tree. Used by one thread for one file. */
public final class FactsBuilder {
  private final SourceFile file;
  private final List<TypeFact> types = new ArrayList<>();
  private final List<OpenFunction> functions = new ArrayList<>();
  private final BitSet readers = new BitSet();
  private final BitSet waiting = new BitSet();
  private final List<StoreFact> stores = new ArrayList<>();
  private final List<StoreUse> uses = new ArrayList<>();
  private final List<CallFact> calls = new ArrayList<>();
  private final List<AllocationFact> allocations = new ArrayList<>();
  private final List<CopyFact> copies = new ArrayList<>();
  private final List<ConstantFact> constants = new ArrayList<>();
  private final List<AccumulationFact> accumulations = new ArrayList<>();
  private final List<TextFact> texts = new ArrayList<>();
  private final List<MaterializationFact> materializations = new ArrayList<>();
  private final List<LockFact> locks = new ArrayList<>();
  private final List<RetentionFact> retentions = new ArrayList<>();
  private final Map<ReadKey, ReadFact> reads = new LinkedHashMap<>();
  private final List<RecursionFact> recursions = new ArrayList<>();
  private final List<ImportFact> imports = new ArrayList<>();
  private final List<ManifestFact> manifests = new ArrayList<>();
  private final List<MemoFact> memos = new ArrayList<>();
  private final List<RemadeFact> remade = new ArrayList<>();
  private final List<DirectiveFact> directives = new ArrayList<>();
  private final List<SyntaxProblem> problems = new ArrayList<>();

  /** Starts with the file's top level as function 0. */
  public FactsBuilder(SourceFile file) {
    this.file = file;
    openFunction(
        "<top>",
        "",
        FunctionFact.Kind.TOP_LEVEL,
        0,
        new Span(0, file.text().length()),
        false,
        true);
  }

  /**
   * Adds a function; returns its index for {@link Site#function()}. Parameters: {@link
   * FunctionFact}.
   */
  public int openFunction(
      String name,
      String owner,
      FunctionFact.Kind kind,
      int parameters,
      Span span,
      boolean exported,
      boolean called) {
    functions.add(
        new OpenFunction(
            name, owner, kind, parameters, span, exported, called, new LinkedHashMap<>()));
    return functions.size() - 1;
  }

  /** Notes that a function calls, or hands on, a name; repeats keep the strongest loop. */
  public void callee(int function, Callee callee) {
    functions
        .get(function)
        .callees
        .merge(
            new CalleeKey(callee.name(), callee.receiver(), callee.arguments()),
            callee.loop(),
            Site.Loop::and);
  }

  /** Notes that a function opens or reads a file itself. */
  public void readsFiles(int function) {
    readers.set(function);
  }

  /** Notes that a function waits itself, with its thread, for something outside the program. */
  public void waits(int function) {
    waiting.set(function);
  }

  public void type(TypeFact type) {
    types.add(type);
  }

  public void store(StoreFact store) {
    stores.add(store);
  }

  public void use(StoreUse use) {
    uses.add(use);
  }

  public void call(CallFact call) {
    calls.add(call);
  }

  public void allocation(AllocationFact allocation) {
    allocations.add(allocation);
  }

  public void copy(CopyFact copy) {
    copies.add(copy);
  }

  public void constant(ConstantFact constant) {
    constants.add(constant);
  }

  public void accumulation(AccumulationFact accumulation) {
    accumulations.add(accumulation);
  }

  public void text(TextFact text) {
    texts.add(text);
  }

  public void materialization(MaterializationFact materialization) {
    materializations.add(materialization);
  }

  public void lock(LockFact lock) {
    locks.add(lock);
  }

  public void retention(RetentionFact retention) {
    retentions.add(retention);
  }

  /** Notes that the function around a site looks at a store there. */
  public void read(StoreRef store, Site site) {
    reads.merge(
        new ReadKey(store, site.function()),
        new ReadFact(store, site, 1),
        (before, now) ->
            new ReadFact(
                store,
                before.first().span().start() <= site.span().start() ? before.first() : site,
                before.count() + 1));
  }

  public void recursion(RecursionFact recursion) {
    recursions.add(recursion);
  }

  public void imported(ImportFact imported) {
    imports.add(imported);
  }

  public void manifest(ManifestFact manifest) {
    manifests.add(manifest);
  }

  public void memo(MemoFact memo) {
    memos.add(memo);
  }

  public void remade(RemadeFact made) {
    remade.add(made);
  }

  public void directive(DirectiveFact directive) {
    directives.add(directive);
  }

  public void problem(SyntaxProblem problem) {
    problems.add(problem);
  }

  /** The facts collected so far. */
  public FileFacts build() {
    return new FileFacts(
        file.path(),
        file.language(),
        file.role(),
        file.contentHash(),
        types,
        closedFunctions(),
        stores,
        uses,
        calls,
        allocations,
        copies,
        constants,
        accumulations,
        texts,
        materializations,
        locks,
        retentions,
        List.copyOf(reads.values()),
        recursions,
        imports,
        manifests,
        memos,
        remade,
        directives,
        problems);
  }

  private List<FunctionFact> closedFunctions() {
    List<FunctionFact> closed = new ArrayList<>(functions.size());
    for (int i = 0; i < functions.size(); i++) {
      closed.add(functions.get(i).close(readers.get(i), waiting.get(i)));
    }
    return closed;
  }

  private record ReadKey(StoreRef store, int function) {}

  private record CalleeKey(String name, String receiver, int arguments) {}

  private record OpenFunction(
      String name,
      String owner,
      FunctionFact.Kind kind,
      int parameters,
      Span span,
      boolean exported,
      boolean called,
      Map<CalleeKey, Site.Loop> callees) {

    FunctionFact close(boolean readsFiles, boolean waits) {
      List<Callee> closed = new ArrayList<>(callees.size());
      callees.forEach(
          (key, loop) -> closed.add(new Callee(key.name, key.receiver, key.arguments, loop)));
      return new FunctionFact(
          name, owner, kind, parameters, span, exported, called, readsFiles, waits, closed);
    }
  }
}
