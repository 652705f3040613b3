package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Writes a lazy static of a library as the {@code LazyLock} of the standard library, which came
 * with Rust 1.80. Its memory stays held, so that the change is only for reading.
 */
final class LazyStatics {
  private static final String LIBRARY = "once_cell::sync::Lazy";

  private static final String STANDARD = "std::sync::LazyLock";

  private final Context c;
  private final Code code;

  LazyStatics(Context c) {
    this.c = c;
    this.code = c.code;
  }

  /**
   * The change for a {@code static}.
   *
   * @param module what the view shows in place of the {@code lazy_static!} around it, or {@link
   *     dev.memlint.rules.treesitter.FlatTree#NONE}
   */
  Optional<Fix> of(int node, int module) {
    int type = code.field(node, code.s.typeField);
    int value = code.field(node, code.s.valueField);
    if (value == NONE) {
      return Optional.empty();
    }
    return module == NONE ? ofLibrary(type, value) : ofMacro(node, module, type, value);
  }

  /** {@code static NAMES: Lazy<T> = Lazy::new(..)}. */
  private Optional<Fix> ofLibrary(int type, int value) {
    String text = code.tree.text(type);
    int brackets = text.indexOf('<');
    int made = code.function(value);
    boolean lazy =
        brackets > 0
            && made != NONE
            && c.imports.canonical(text.substring(0, brackets).strip()).equals(LIBRARY)
            && c.imports.canonical(code.path(made)).equals(LIBRARY + "::new");
    if (!lazy) {
      return Optional.empty();
    }
    int start = code.tree.start(type);
    return fix(
        List.of(
            new Edit(new Span(start, start + brackets), STANDARD),
            new Edit(code.span(made), STANDARD + "::new")));
  }

  /** {@code lazy_static! { static ref NAMES: T = ..; }}, when the macro holds nothing else. */
  private Optional<Fix> ofMacro(int node, int module, int type, int value) {
    String text = code.tree.text();
    int start = code.tree.start(module);
    String before =
        text.substring(code.tree.start(code.tree.parent(node)) + 1, code.tree.start(node));
    String behind = text.substring(code.tree.end(node), code.tree.end(module) - 1);
    boolean alone = before.isBlank() && behind.isBlank() && !text.startsWith("::", start - 2);
    if (!alone) {
      return Optional.empty();
    }
    String head = text.substring(code.tree.start(node), code.tree.start(type));
    String declared =
        "%s%s<%s> = %s::new(|| %s);"
            .formatted(
                head.replaceFirst("\\bref\\s+", ""),
                STANDARD,
                code.tree.text(type),
                STANDARD,
                code.tree.text(value));
    return fix(List.of(new Edit(code.span(module), declared)));
  }

  private Optional<Fix> fix(List<Edit> edits) {
    return Fix.keepingComments(
        "let the standard library make it, from Rust 1.80",
        FixSafety.DISPLAY_ONLY,
        edits,
        code.tree.text());
  }
}
