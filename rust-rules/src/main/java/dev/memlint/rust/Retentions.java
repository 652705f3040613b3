package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.RetentionFact;
import dev.memlint.rules.facts.RetentionFact.What;
import dev.memlint.rules.facts.Site.Loop;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.frontend.LetGo;
import dev.memlint.rust.Scopes.Local;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes down which functions look at which stores, and large temporaries assigned to them. */
final class Retentions {
  private static final int MAX_STEPS = 16;
  private static final int MAX_TOKENS = 1 << 16;
  private static final Pattern FIELD = Pattern.compile("\\.\\s*([a-z_]\\w*)");

  /** Steps that keep what was read, or make a collection of its parts. */
  private static final Set<String> KEEPING =
      Words.of(
          """
          collect context expect filter into into_bytes into_owned into_string map map_err to_owned
          to_string to_vec trim unwrap unwrap_or_default with_context
          """);

  private static final Set<String> PARTS = Set.of("lines", "split");

  /** Methods whose result refers to nothing of what they are called on. */
  private static final Set<String> OWNING =
      Words.of(
          """
          all any clone contains count ends_with into_owned is_empty len max min parse product
          starts_with sum to_owned to_string to_vec
          """);

  /** Calls that return when the program ends. */
  private static final Set<String> SERVING =
      Set.of("axum::serve", "tokio::signal::ctrl_c", "std::thread::park");

  private final Context c;
  private final Code code;
  private final LocalStores locals;
  private final LocalUses uses;
  private final Loops loops;

  Retentions(Context context, LocalStores locals, Loops loops) {
    this.c = context;
    this.code = context.code;
    this.uses = new LocalUses(context);
    this.loops = loops;
    this.locals = locals;
  }

  /** A field or a name, wherever it stands. */
  void read(int node) {
    int parent = code.tree.parent(node);
    boolean assigned =
        code.is(parent, code.s.assignment) && code.tree.field(node) == code.s.leftField;
    boolean called = code.is(parent, code.s.call) && code.tree.field(node) == code.s.functionField;
    boolean local =
        code.is(node, code.s.identifier) && c.scopes.find(code.tree.text(node)).isPresent();
    if (!assigned && !called && !local) {
      c.values
          .of(node)
          .store()
          .filter(store -> !locals.isLocal(store))
          .ifPresent(store -> c.facts.read(store, c.site(node)));
    }
  }

  /** Names behind a dot among tokens that the grammar leaves opaque. */
  void tokens(int tree) {
    String text = code.tree.text(tree);
    Matcher name = FIELD.matcher(text.substring(0, Math.min(text.length(), MAX_TOKENS)));
    while (name.find()) {
      c.facts.read(new StoreRef("", name.group(1)), c.site(tree));
    }
  }

  /** {@code self.content = fs::read_to_string(path)?}. */
  void assignment(int node) {
    int left = code.field(node, code.s.leftField);
    Optional<StoreRef> store =
        code.is(left, code.s.fieldExpression) ? c.values.of(left).store() : Optional.empty();
    Optional<What> what =
        store.isEmpty() ? Optional.empty() : what(code.field(node, code.s.rightField));
    if (what.isPresent() && !locals.isLocal(store.get())) {
      String source = code.shortText(code.field(node, code.s.rightField));
      c.facts.retention(
          new RetentionFact(
              c.site(node), store.get(), what.get(), source, Optional.empty(), Optional.empty()));
    }
  }

  /** {@code let text = fs::read_to_string(path)?;} in front of a loop that goes on without it. */
  void let(int node) {
    int pattern = code.field(node, code.s.patternField);
    int value = code.field(node, code.s.valueField);
    int block = code.tree.parent(node);
    boolean own =
        c.functionKind != FunctionFact.Kind.TEST
            && !c.loop.repeats()
            && value != NONE
            && code.is(pattern, code.s.identifier)
            && code.is(block, code.s.block);
    Optional<What> what = own ? what(value) : Optional.empty();
    if (what.isPresent()) {
      String name = code.tree.text(pattern);
      int goesOn = idle(node, name, block);
      if (goesOn != NONE) {
        c.facts.retention(
            new RetentionFact(
                c.site(node),
                new StoreRef("", name),
                what.get(),
                code.shortText(value),
                Optional.of(c.site(goesOn)),
                release(block, name, goesOn)));
      }
    }
  }

  /** {@code drop(text);} in front of it, in the variable's own block. */
  private Optional<Fix> release(int block, String name, int goesOn) {
    int statement = goesOn;
    while (statement != NONE && code.tree.parent(statement) != block) {
      statement = code.tree.parent(statement);
    }
    return statement == NONE
        ? Optional.empty()
        : LetGo.before(code.tree.text(), code.tree.start(statement), "drop(" + name + ");");
  }

  /** The first thing after the last use of a name that goes on for as long as the program. */
  private int idle(int let, String name, int block) {
    int end = code.tree.subtreeEnd(block);
    int last = code.tree.subtreeEnd(let);
    for (int node = last; node < end; node++) {
      boolean named =
          code.is(node, code.s.identifier) && code.tree.textIs(node, name)
              || code.is(node, code.s.string) && code.tree.text(node).contains("{" + name);
      boolean hidden =
          code.is(node, code.s.tokenTree) && code.tree.text(node).contains(name)
              || named && !code.is(node, code.s.string) && leaves(node, block);
      if (hidden) {
        return NONE;
      }
      if (named) {
        last = node + 1;
      }
    }
    for (int node = last; node < end; node++) {
      boolean later = code.is(node, code.s.closure) || code.is(node, code.s.asyncBlock);
      if (later) {
        node = code.tree.subtreeEnd(node) - 1;
      } else if (goesOn(node)) {
        return node;
      }
    }
    return NONE;
  }

  /** Whether a use moves the value on, or makes something that borrows from it. */
  private boolean leaves(int node, int block) {
    if (uses.of(node, block) == LocalUses.Use.TAKEN) {
      return true;
    }
    int let = code.tree.ancestorOfKind(node, code.s.letDeclaration);
    if (let == NONE || !code.contains(block, let)) {
      return false;
    }
    int made = code.bare(code.field(let, code.s.valueField));
    return !OWNING.contains(code.method(made));
  }

  private boolean goesOn(int node) {
    boolean loop =
        code.is(node, code.s.loopExpression)
            || code.is(node, code.s.whileExpression)
            || code.is(node, code.s.forExpression);
    if (loop) {
      return loops.of(code.field(node, code.s.bodyField)) == Loop.ENDLESS;
    }
    return code.is(node, code.s.call) && SERVING.contains(c.callee(node));
  }

  private Optional<What> what(int value) {
    int at = code.bare(value);
    boolean parts = false;
    boolean followed = false;
    for (int step = 0; step < MAX_STEPS && at != NONE; step++) {
      if (code.is(at, code.s.identifier) && !followed) {
        followed = true;
        Optional<Local> local = c.scopes.find(code.tree.text(at));
        at =
            local
                .filter(l -> code.is(l.declaration(), code.s.letDeclaration))
                .map(l -> code.bare(l.initializer()))
                .orElse(NONE);
      } else if (code.isMethodCall(at)) {
        String method = code.method(at);
        parts |= PARTS.contains(method);
        if (!KEEPING.contains(method) && !PARTS.contains(method)) {
          return Optional.empty();
        }
        at = code.bare(code.receiver(at));
      } else if (code.is(at, code.s.call)) {
        Optional<What> read = read(c.callee(at));
        if (read.isPresent() || code.arguments(at) != 1) {
          return parts ? read.map(whole -> What.COLLECTION) : read;
        }
        String callee = c.callee(at);
        if (!callee.startsWith("std::string::String::from_utf8") && !callee.equals("Some")) {
          return Optional.empty();
        }
        at = code.bare(code.argument(at, 0));
      } else {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<What> read(String callee) {
    Optional<Api> api = c.apis.call(callee);
    if (api.filter(known -> known.mayBe("whole-file-read")).isPresent()) {
      return Optional.of(What.CONTENT);
    }
    return api.filter(known -> known.mayBe("full-output-capture")).map(known -> What.OUTPUT);
  }
}
