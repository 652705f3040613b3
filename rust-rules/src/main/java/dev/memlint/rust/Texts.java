package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.MaterializationFact.Extent;
import dev.memlint.rules.facts.Site.Loop;
import dev.memlint.rules.facts.TextFact;
import dev.memlint.rules.facts.TextFact.Form;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rust.Scopes.Local;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds texts that are copied while they are put together. */
final class Texts {
  /** No report is this short; shorter texts without a joined part are not worth a fact. */
  private static final int SHORTEST = 500;

  /** A character as a number. */
  private static final Pattern HEXADECIMAL = Pattern.compile("\\{\\w*:#?0?\\d*[xX]\\}");

  private static final Pattern PUSHED = Pattern.compile("\\.push\\(\\w+\\)");

  private final Context c;
  private final Code code;
  private final Loops loops;
  private final Consumptions consumptions;
  private final IteratorChains chains;
  private final Set<String> told = new HashSet<>();

  Texts(Context context, Loops loops) {
    this.c = context;
    this.code = context.code;
    this.loops = loops;
    this.consumptions = new Consumptions(context);
    this.chains = new IteratorChains(context);
  }

  /** {@code text = format!("{text}part")}. */
  void assignment(int node) {
    int left = code.field(node, code.s.leftField);
    int right = code.bare(code.field(node, code.s.rightField));
    if (isFormat(right)
        && names(right, code.tree.text(left))
        && growingLoop(node, left).repeats()) {
      Optional<Fix> fix =
          isString(left)
              ? new FormattedParts(code).appended(node, code.tree.text(left))
              : Optional.empty();
      c.facts.text(
          TextFact.grown(
                  c.site(node), Form.REFORMATTED, code.shortText(left), false, Extent.UNKNOWN)
              .with(fix));
    }
  }

  /** {@code text += &format!(..)}. */
  void compoundAssignment(int node) {
    int left = code.field(node, code.s.leftField);
    int right = code.bare(code.field(node, code.s.rightField));
    if (isFormat(right) && code.fieldText(node, code.s.operatorField).equals("+=")) {
      part(node, left);
    }
  }

  /** {@code text.push_str(&format!(..))}; a format that is written out. */
  void call(int call) {
    if (code.method(call).equals("push_str") && isFormat(code.bare(code.argument(call, 0)))) {
      part(call, code.receiver(call));
    } else if (isFormat(call)) {
      written(call);
    }
  }

  /** Whether a place holds a {@code String} itself, which can be written to as it stands. */
  private boolean isString(int place) {
    TypeRef type = c.values.of(place).type();
    return (code.is(place, code.s.identifier) || code.is(place, code.s.fieldExpression))
        && type.simple().equals("String")
        && !type.own()
        && !type.reference();
  }

  private void part(int node, int text) {
    boolean string = c.values.of(text).type().core().simple().equals("String");
    if (string && told.add(c.function + code.tree.text(text))) {
      c.facts.text(
          TextFact.ofFormattedParts(
              c.site(node),
              code.shortText(text),
              partsOf(node),
              new FormattedParts(code).fix(c.functionNode, code.tree.text(text))));
    }
  }

  /** How many rounds the loops around a statement make: as many as a collection has, or more. */
  private Extent partsOf(int node) {
    if (isEscape(node)) {
      return Extent.IN_MEMORY;
    }
    Extent most = Extent.IN_MEMORY;
    for (int at = node; at != c.functionNode && at != NONE; at = code.tree.parent(at)) {
      Extent extent =
          switch (loops.of(at)) {
            case NONE, CONSTANT -> Extent.IN_MEMORY;
            case ENDLESS -> Extent.UNKNOWN;
            case DATA -> {
              int iterable = code.field(code.tree.parent(at), code.s.valueField);
              yield iterable == NONE ? Extent.IN_MEMORY : chains.items(iterable).extent();
            }
          };
      most = extent.compareTo(most) > 0 ? extent : most;
    }
    return most;
  }

  /**
   * {@code c if c.is_control() => text.push_str(&format!("\\u{:04x}", c as u32)), c =>
   * text.push(c)}: one character in many.
   */
  private boolean isEscape(int node) {
    int branch = code.tree.ancestorOfKind(node, code.s.matchArm);
    int choice =
        branch == NONE
            ? code.tree.ancestorOfKind(node, code.s.ifExpression)
            : code.tree.ancestorOfKind(branch, code.s.matchExpression);
    return HEXADECIMAL.matcher(code.tree.text(node)).find()
        && choice != NONE
        && code.contains(c.functionNode, choice)
        && PUSHED.matcher(code.tree.text(choice)).find();
  }

  private boolean isFormat(int node) {
    return FormattedParts.isFormat(code, node);
  }

  /** Whether the text itself is a part of what is formatted. */
  private boolean names(int format, String text) {
    for (int argument : code.children(code.field(format, code.s.argumentsField))) {
      String written = code.tree.text(argument);
      boolean inline =
          code.is(argument, code.s.string)
              && (written.contains("{" + text + "}") || written.contains("{" + text + ":"));
      if (inline || code.tree.text(code.bare(argument)).equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** The strongest loop around a statement that does not start the text anew. */
  private Loop growingLoop(int node, int target) {
    String name = code.tree.text(target);
    // The field of a variable that each round has anew is another text each time.
    Optional<Local> local = c.scopes.find(name.split("[.\\[(]", 2)[0].strip());
    Loop strongest = Loop.NONE;
    for (int at = node; at != c.functionNode && at != NONE; at = code.tree.parent(at)) {
      int parent = code.tree.parent(at);
      Loop loop = loops.of(at);
      if (loop == Loop.NONE) {
        continue;
      }
      boolean renewed =
          local.isPresent() && code.contains(parent, local.get().declaration())
              || isRenewed(parent, node, name);
      if (renewed) {
        break;
      }
      strongest = strongest.and(loop);
    }
    return strongest;
  }

  private boolean isRenewed(int loop, int growth, String name) {
    int condition = code.field(loop, code.s.conditionField);
    if (condition != NONE
        && code.tree.text(condition).matches("(?s).*\\b" + Pattern.quote(name) + "\\b.*")) {
      return true; // it goes on until the text suits, not until the data end
    }
    for (int node = loop; node < code.tree.subtreeEnd(loop); node++) {
      boolean set =
          code.is(node, code.s.assignment)
              && node != growth
              && code.fieldText(node, code.s.leftField).equals(name);
      boolean emptied =
          Set.of("clear", "truncate", "drain").contains(code.method(node))
              && code.tree.text(code.receiver(node)).equals(name);
      if (set || emptied) {
        return true;
      }
    }
    return false;
  }

  /** A format with parts, made only to be written. */
  private void written(int format) {
    int length = 0;
    int joins = 0;
    int arguments = code.field(format, code.s.argumentsField);
    for (int node = arguments; node < code.tree.subtreeEnd(arguments); node++) {
      if (code.is(node, code.s.string) || code.is(node, code.s.rawString)) {
        String text = code.tree.text(node);
        length += text.length();
        joins += inlineJoins(text);
      } else if (isJoin(node)) {
        joins++;
      } else if (code.is(node, code.s.identifier)) {
        joins += isJoined(code.tree.text(node)) ? 1 : 0;
      }
    }
    if ((joins > 0 || length >= SHORTEST)
        && consumptions.of(format).equals(Set.of(Consumption.COPIED))) {
      c.facts.text(TextFact.written(c.site(format), "", length, joins));
    }
  }

  /** Variables named in the format itself that hold a joined text. */
  private int inlineJoins(String text) {
    int joins = 0;
    var names = Pattern.compile("\\{(\\w+)(?::[^}]*)?\\}").matcher(text);
    while (names.find()) {
      joins += isJoined(names.group(1)) ? 1 : 0;
    }
    return joins;
  }

  private boolean isJoin(int node) {
    String method = code.method(node);
    boolean collected =
        method.equals("collect")
            && code.tree.text(code.field(node, code.s.functionField)).endsWith("<String>");
    return method.equals("join") && code.arguments(node) == 1
        || method.equals("concat")
        || collected;
  }

  private boolean isJoined(String name) {
    return c.scopes
        .find(name)
        .map(Local::initializer)
        .filter(made -> made != NONE)
        .filter(made -> isJoin(code.bare(made)))
        .isPresent();
  }
}
