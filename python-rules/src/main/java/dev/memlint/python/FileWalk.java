package dev.memlint.python;

import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.facts.DirectiveFact;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.source.SourceFile;

/** The second pass: one run over the nodes, each shown to those who make facts of its kind. */
final class FileWalk {
  private static final String DIRECTIVE = "memlint:";

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final FactsBuilder out;
  private final Callees callees;
  private final StoreCalls storeCalls;
  private final StoreAssignments storeAssignments;
  private final BoundChecks boundChecks;
  private final Escapes escapes;
  private final Uses uses;
  private final Lookups lookups;
  private final Reads reads;
  private final Captures captures;
  private final TableCalls tableCalls;
  private final Allocations allocations;
  private final Copies copies;
  private final Retentions retentions;
  private final StoreReads storeReads;
  private final Constants constants;
  private final Materializations materializations;
  private final Texts texts;
  private final Locks locks;
  private final Recursions recursions;
  private final ModuleImports moduleImports;
  private final Remakings remakings;
  private final Records records;
  private final Accumulations accumulations;

  private FileWalk(SourceFile file, Code code, ApiTable table) {
    this.code = code;
    this.out = new FactsBuilder(file);
    String module = ModuleNames.ofPath(file.path());
    boolean isPackage = file.path().endsWith("__init__.py");
    this.scopes = new Scopes(code, module, isPackage);
    this.meaning = new Meaning(code, scopes, module, table);
    Sites sites = new Sites(code, scopes);
    Sizes sizes = new Sizes(code, scopes, meaning);
    Keys keys = new Keys(code, scopes, meaning);
    Paths paths = new Paths(code, scopes, meaning);
    Origins origins = new Origins(code, scopes, meaning, paths);
    Initialisers initialisers = new Initialisers(code, meaning, sizes, keys, origins);
    StoreRefs refs = new StoreRefs(code, scopes, meaning);
    Construction construction = new Construction(code, scopes);
    Stores stores = new Stores(code, scopes, meaning, initialisers, refs, construction, sites);
    this.uses =
        new Uses(
            sites,
            stores,
            new Guards(code, refs),
            construction,
            scopes,
            new GrowthBounds(code, scopes),
            out);

    new Functions(code, scopes, meaning).open(out);
    new Types(code, scopes, meaning).declare(out);
    new Memos(code, meaning, new FunctionKinds(code, scopes, meaning), sizes, sites, out)
        .declare(scopes);
    stores.declare(out);
    this.callees = new Callees(code, scopes, meaning, out);
    this.lookups = new Lookups(code, scopes, refs, initialisers);
    this.storeCalls = new StoreCalls(code, meaning, refs, keys, uses, lookups);
    this.storeAssignments =
        new StoreAssignments(
            code,
            scopes,
            refs,
            stores,
            keys,
            construction,
            new Rebuilds(code, meaning, refs, initialisers),
            uses,
            lookups,
            out);
    this.boundChecks = new BoundChecks(code, refs, uses, sizes);
    this.escapes = new Escapes(code, refs, uses);
    Consumptions consumptions = new Consumptions(code, scopes, meaning, paths);
    this.reads = new Reads(code, scopes, meaning, paths, consumptions, sites, out);
    this.captures = new Captures(code, scopes, meaning, consumptions, sites, out);
    this.tableCalls = new TableCalls(code, scopes, meaning, paths, sizes, consumptions, sites, out);
    this.accumulations =
        new Accumulations(code, scopes, meaning, paths, consumptions, refs, sites, out);
    this.allocations = new Allocations(code, meaning, sizes, sites, out);
    this.retentions = new Retentions(code, scopes, meaning, refs, sites, out);
    this.storeReads = new StoreReads(code, refs, scopes, sites, out);
    this.copies = new Copies(code, scopes, meaning, refs, construction, sites, out);
    this.constants = new Constants(code, scopes, meaning, sizes, sites, out);
    this.materializations = new Materializations(code, scopes, meaning, sites, out);
    this.texts = new Texts(code, scopes, meaning, consumptions, sites, out);
    OwnCalls own = new OwnCalls(code, scopes, meaning);
    this.locks = new Locks(code, scopes, meaning, refs, sites, own, out);
    this.recursions = new Recursions(code, scopes, meaning, own, sites, out);
    this.remakings = new Remakings(code, scopes, meaning, sites, out);
    this.records = new Records(code, scopes, meaning, sites, out);
    this.moduleImports = new ModuleImports(code, scopes, sites, file.path(), out);
  }

  /** The facts of one parsed file. */
  static FileFacts facts(SourceFile file, Code code, ApiTable table) {
    FileWalk walk = new FileWalk(file, code, table);
    for (int node = 0; node < code.size(); node++) {
      if (!walk.scopes.isBroken(node)) {
        walk.visit(node);
      }
    }
    walk.uses.finish();
    walk.moduleImports.finish();
    Problems.find(code, walk.out);
    return walk.out.build();
  }

  private void visit(int node) {
    switch (code.kind(node)) {
      case CALL -> {
        callees.call(node);
        noteReading(node);
        lookups.call(node);
        storeCalls.call(node);
        reads.call(node);
        captures.call(node);
        tableCalls.call(node);
        remakings.call(node);
        allocations.call(node);
        copies.call(node);
        materializations.call(node);
        locks.call(node);
        recursions.call(node);
        records.call(node);
        storeReads.call(node);
      }
      case AWAIT -> locks.await(node);
      case ASSIGNMENT -> {
        storeAssignments.assignment(node);
        constants.assignment(node);
        texts.assignment(node);
        records.assignment(node);
        retentions.assignment(node);
      }
      case AUGMENTED_ASSIGNMENT -> {
        storeAssignments.augmented(node);
        texts.augmented(node);
      }
      case DELETE_STATEMENT -> storeAssignments.delete(node);
      case COMPARISON_OPERATOR -> {
        boundChecks.comparison(node);
        lookups.comparison(node);
      }
      case BINARY_OPERATOR -> allocations.binary(node);
      case SUBSCRIPT -> {
        lookups.subscript(node);
        copies.subscript(node);
      }
      case DICTIONARY -> copies.dictionary(node);
      case LIST, SET, TUPLE -> copies.display(node);
      case LIST_COMPREHENSION -> {
        reads.comprehension(node);
        copies.comprehension(node);
        materializations.comprehension(node);
        records.comprehension(node);
      }
      case SET_COMPREHENSION -> {
        copies.comprehension(node);
        materializations.comprehension(node);
        records.comprehension(node);
      }
      case DICTIONARY_COMPREHENSION -> records.comprehension(node);
      case FOR_STATEMENT, WHILE_STATEMENT -> accumulations.loop(node);
      case DECORATOR -> callees.decorator(node);
      case STRING -> {
        callees.text(node);
        texts.literal(node);
      }
      case CONCATENATED_STRING -> texts.literal(node);
      case ATTRIBUTE -> {
        if (!code.hasRole(node, Field.FUNCTION)) {
          callees.value(node);
          storeCallback(node);
          escapes.value(node);
          reads.attribute(node);
          storeReads.value(node);
        }
      }
      case IDENTIFIER -> {
        moduleImports.name(node);
        if (!code.hasRole(node, Field.FUNCTION) && !code.hasRole(node, Field.ATTRIBUTE)) {
          callees.value(node);
          escapes.value(node);
          storeReads.value(node);
        }
      }
      case COMMENT -> directive(node);
      default -> {}
    }
  }

  /** Marks the function that opens or reads a file. */
  private void noteReading(int node) {
    String callee = meaning.callee(node);
    boolean reads =
        LibraryTypes.opens(callee)
            || meaning.table().call(callee).filter(api -> api.mayBe(Reads.HOTSPOT)).isPresent();
    if (reads) {
      out.readsFiles(scopes.of(node).function());
    }
  }

  /** A container's method as an argument, to be called later. */
  private void storeCallback(int node) {
    NodeKind parent = code.kind(code.parent(node));
    boolean argument =
        parent == NodeKind.ARGUMENT_LIST
            || parent == NodeKind.KEYWORD_ARGUMENT && code.hasRole(node, Field.VALUE);
    if (argument) {
      storeCalls.value(node);
    }
  }

  private void directive(int node) {
    String text = code.text(node);
    if (text.contains(DIRECTIVE)) {
      out.directive(new DirectiveFact(code.span(node), text));
    }
  }
}
