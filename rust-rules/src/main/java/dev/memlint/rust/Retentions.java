package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.RetentionFact;
import dev.memlint.rules.facts.RetentionFact.What;
import dev.memlint.rules.facts.StoreRef;
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

  private final Context c;
  private final Code code;
  private final LocalStores locals;

  Retentions(Context context, LocalStores locals) {
    this.c = context;
    this.code = context.code;
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
      c.facts.retention(new RetentionFact(c.site(node), store.get(), what.get(), source));
    }
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
