package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.MaterializationFact.Extent;
import dev.memlint.rules.facts.Names;
import dev.memlint.rust.Scopes.Local;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Questions about the chain of calls that a {@code collect()} ends. */
final class IteratorChains {
  private static final int MAX_HOPS = 32;
  private static final int MAX_ORIGINS = 4;
  private static final int BRIEF = 40;

  /**
   * Steps that the collection keeps apart from what comes after: they take a lock or a loan, start
   * something, or empty what they go through.
   */
  private static final Set<String> BARRIERS =
      Words.of(
          """
          blocking_lock blocking_read blocking_write borrow borrow_mut by_ref drain execute
          extract_if get_mut insert install into_par_iter iter_mut lock next par_bridge par_chunks
          par_iter par_split pop push read recv remove send spawn spawn_blocking split_off start
          submit take take_while try_borrow try_iter try_lock try_read try_recv try_write
          values_mut write
          """);

  /** What takes a text apart: a {@code Vec<char>} is up to four times as large as its text. */
  private static final Set<String> CHARACTERS =
      Set.of("chars", "char_indices", "graphemes", "grapheme_indices");

  private final Context c;
  private final Code code;

  IteratorChains(Context context) {
    this.c = context;
    this.code = context.code;
  }

  /** Whether running the chain later, or only in part, would make a difference. */
  boolean isBarrier(int chain) {
    Syntax s = code.s;
    int closureEnd = chain;
    for (int node = chain; node < code.tree.subtreeEnd(chain); node++) {
      if (code.is(node, s.closure)) {
        closureEnd = Math.max(closureEnd, code.tree.subtreeEnd(node));
      }
      boolean acts =
          code.is(node, s.assignment)
              || code.is(node, s.compoundAssignment)
              || code.is(node, s.tryExpression) && node < closureEnd
              || code.is(node, s.awaitExpression)
              || code.is(node, s.macroInvocation)
              || code.is(node, s.call) && isBarrierCall(node)
              || code.is(node, s.reference) && code.tree.text(node).startsWith("&mut");
      if (acts) {
        return true;
      }
    }
    return false;
  }

  private boolean isBarrierCall(int call) {
    String method = code.method(call);
    String name = method.isEmpty() ? Names.simple(code.path(code.function(call))) : method;
    return BARRIERS.contains(name) || name.contains("spawn");
  }

  /** The variables that the chain is made from, {@code self} among them. */
  Set<String> roots(int chain) {
    Set<String> roots = new HashSet<>();
    for (int node = chain; node < code.tree.subtreeEnd(chain); node++) {
      if (code.is(node, code.s.self)) {
        roots.add("self");
      } else if (code.is(node, code.s.identifier)) {
        String name = code.tree.text(node);
        if (c.scopes.find(name).isPresent()) {
          roots.add(name);
        }
      }
    }
    return roots;
  }

  /** What the chain gives one after the other. */
  Api.Items items(int chain) {
    int at = code.bare(chain);
    for (int hop = 0; hop < MAX_HOPS && at != NONE; hop++) {
      String method = code.method(at);
      if (method.isEmpty()) {
        Optional<Api.Items> known =
            code.is(at, code.s.call)
                ? c.apis.call(c.callee(at)).flatMap(Api::items)
                : Optional.empty();
        return known
            .or(() -> ofVariable(chain))
            .orElseGet(() -> new Api.Items("items of '" + brief(chain) + "'", Extent.IN_MEMORY));
      }
      if (CHARACTERS.contains(method)) {
        return new Api.Items("characters of a text", Extent.UNKNOWN);
      }
      if (splitsLines(at, method)) {
        return lines(code.receiver(at));
      }
      at = code.bare(code.receiver(at));
    }
    return new Api.Items("items of '" + brief(chain) + "'", Extent.IN_MEMORY);
  }

  private String brief(int node) {
    String text = code.shortText(node);
    return text.length() <= BRIEF ? text : text.substring(0, BRIEF) + "...";
  }

  /** What a variable that holds an iterator was made from. */
  private Optional<Api.Items> ofVariable(int chain) {
    int at = code.bare(chain);
    for (int hop = 0; hop < MAX_HOPS && code.isMethodCall(at); hop++) {
      at = code.bare(code.receiver(at));
    }
    if (!code.is(at, code.s.identifier)) {
      return Optional.empty();
    }
    int made = initializer(code.tree.text(at));
    for (int hop = 0; hop < MAX_HOPS && code.isMethodCall(made); hop++) {
      made = code.bare(code.receiver(made));
    }
    return code.is(made, code.s.call) && !code.isMethodCall(made)
        ? c.apis.call(c.callee(made)).flatMap(Api::items)
        : Optional.empty();
  }

  private int initializer(String name) {
    int made =
        c.scopes.find(name).map(Local::initializer).filter(node -> node != NONE).orElse(NONE);
    return made == NONE ? NONE : code.bare(made);
  }

  private boolean splitsLines(int call, String method) {
    return switch (method) {
      case "lines" -> code.arguments(call) == 0;
      case "split", "split_terminator" -> {
        String separator =
            code.tree.text(code.argument(call, 0) == NONE ? call : code.argument(call, 0));
        yield separator.equals("'\\n'") || separator.equals("\"\\n\"") || separator.equals("'\\0'");
      }
      default -> false;
    };
  }

  private Api.Items lines(int text) {
    StringBuilder origin = new StringBuilder(code.shortText(text));
    int at = text;
    for (int hop = 0; hop < MAX_ORIGINS; hop++) {
      String root = root(at);
      int made = root.isEmpty() ? NONE : initializer(root);
      if (made == NONE || made == at) {
        break;
      }
      origin.append(' ').append(code.shortText(made));
      at = made;
    }
    String from = origin.toString();
    if (from.matches(
        "(?s).*(?:\\.stdout|\\.stderr|\\.output\\(|wait_with_output|run_git|git_output).*")) {
      return new Api.Items("lines of a command's output", Extent.LARGE);
    }
    if (c.values.of(text).type().core().simple().startsWith("Buf")) {
      return new Api.Items("lines of a file", Extent.LARGE);
    }
    // A file that was read whole is reported where it is read.
    boolean whole = from.matches("(?s).*(?:read_to_string|read_to_end|fs::read).*");
    return whole
        ? new Api.Items("lines of '" + brief(text) + "'", Extent.IN_MEMORY)
        : new Api.Items("lines of a text", Extent.UNKNOWN);
  }

  private String root(int expression) {
    int at = code.bare(expression);
    for (int hop = 0; hop < MAX_HOPS && at != NONE; hop++) {
      if (code.is(at, code.s.identifier)) {
        return code.tree.text(at);
      }
      if (code.isMethodCall(at)) {
        at = code.bare(code.receiver(at));
      } else if (code.is(at, code.s.call)) {
        at = code.bare(code.argument(at, 0));
      } else if (code.is(at, code.s.fieldExpression)) {
        at = code.bare(code.field(at, code.s.valueField));
      } else {
        return "";
      }
    }
    return "";
  }
}
