package dev.memlint.python;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.MaterializationFact.Extent;
import dev.memlint.rules.facts.Site.Loop;
import dev.memlint.rules.facts.TextFact;
import dev.memlint.rules.facts.TextFact.Form;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds texts that are copied while they are put together. */
final class Texts {
  /** No report is this short; shorter texts without a joined part are not worth a fact. */
  private static final int SHORTEST = 500;

  /** Looks through the loops around no more growing texts than this; generated code has more. */
  private static final int MOST = 500;

  /** Nobody nests statements deeper than this. */
  private static final int DEEPEST = 200;

  /** Calls that give the next part of an input. */
  private static final Pattern READING =
      Pattern.compile(
          "(?i)_?(?:read\\w*|recv\\w*|receive\\w*|line|next_line|next_chunk|getch\\w*)");

  /** What bytes come from in unknown number. */
  private static final Pattern CHUNKS =
      Pattern.compile("(?is).*(?:chunk|stream|block|packet|frame|read|recv|iter|socket).*");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final Consumptions consumptions;
  private final Sites sites;
  private final FactsBuilder out;
  private final Sequences sequences;
  private final LoopUses loopUses;
  private final JoinedParts joined;
  private final TextLimits limits;
  private final Set<String> told = new HashSet<>();
  private int looked;

  Texts(
      Code code,
      Scopes scopes,
      Meaning meaning,
      Consumptions consumptions,
      Sites sites,
      FactsBuilder out) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.consumptions = consumptions;
    this.sites = sites;
    this.out = out;
    this.sequences = new Sequences(code, scopes, meaning);
    this.loopUses = new LoopUses(code, scopes, meaning);
    this.joined = new JoinedParts(code, scopes, meaning);
    this.limits = new TextLimits(code);
  }

  /** {@code text += part}. */
  void augmented(int node) {
    int left = code.child(node, Field.LEFT);
    int right = code.bare(code.child(node, Field.RIGHT));
    if (code.textIs(code.child(node, Field.OPERATOR), "+=") && isText(left, right)) {
      grown(node, left, Form.CONCATENATED, isExtended(left));
    }
  }

  /** {@code text = text + part}, {@code text = f"{text}part"}. */
  void assignment(int node) {
    int left = code.child(node, Field.LEFT);
    int right = code.bare(code.child(node, Field.RIGHT));
    switch (code.kind(right)) {
      case BINARY_OPERATOR -> {
        String operator = code.text(code.child(right, Field.OPERATOR));
        if (operator.equals("+") && hasOperand(right, left) && isText(left, anyText(right))) {
          boolean extended =
              isExtended(left) && code.text(code.child(right, Field.LEFT)).equals(code.text(left));
          grown(node, left, Form.CONCATENATED, extended);
        } else if (operator.equals("%")
            && code.isString(code.child(right, Field.LEFT))
            && names(code.bare(code.child(right, Field.RIGHT)), left)) {
          grown(node, left, Form.REFORMATTED, false);
        }
      }
      case STRING, CONCATENATED_STRING -> {
        if (interpolates(right, left)) {
          grown(node, left, Form.REFORMATTED, false);
        }
      }
      case CALL -> {
        boolean formats =
            code.calleeName(right).equals("format") && code.isString(code.receiver(right));
        if (formats && names(code.child(right, Field.ARGUMENTS), left)) {
          grown(node, left, Form.REFORMATTED, false);
        }
      }
      default -> {}
    }
  }

  private boolean isText(int left, int right) {
    Optional<TypeRef> type = meaning.typeOf(left);
    if (type.isPresent()) {
      return type.get().is("str") || type.get().is("bytes");
    }
    return code.isString(right);
  }

  /** CPython extends a local text in place while nothing else refers to it; never bytes. */
  private boolean isExtended(int target) {
    return code.is(target, NodeKind.IDENTIFIER)
        && scopes.of(target).is(Scope.Kind.FUNCTION)
        && scopes
            .of(target)
            .definingScope(code.text(target))
            .filter(s -> s == scopes.of(target))
            .isPresent()
        && meaning.typeOf(target).filter(t -> t.is("bytes")).isEmpty();
  }

  /** The first operand of a sum that is a literal text, or {@link Code#NONE}. */
  private int anyText(int sum) {
    int at = sum;
    for (int depth = 0; depth < DEEPEST && code.is(at, NodeKind.BINARY_OPERATOR); depth++) {
      int right = code.child(at, Field.RIGHT);
      if (code.isString(right)) {
        return right;
      }
      at = code.bare(code.child(at, Field.LEFT));
    }
    return code.isString(at) ? at : Code.NONE;
  }

  private boolean hasOperand(int sum, int target) {
    String name = code.text(target);
    int at = sum;
    for (int depth = 0; depth < DEEPEST && code.is(at, NodeKind.BINARY_OPERATOR); depth++) {
      if (code.textIs(code.child(at, Field.RIGHT), name)) {
        return true;
      }
      at = code.bare(code.child(at, Field.LEFT));
    }
    return code.textIs(at, name);
  }

  private boolean names(int list, int target) {
    if (code.is(list, NodeKind.IDENTIFIER) || code.is(list, NodeKind.ATTRIBUTE)) {
      return code.text(list).equals(code.text(target));
    }
    for (int part : code.children(list)) {
      if (code.text(part).equals(code.text(target))) {
        return true;
      }
    }
    return false;
  }

  private boolean interpolates(int text, int target) {
    for (int at = text; at < code.subtreeEnd(text); at++) {
      if (code.is(at, NodeKind.INTERPOLATION)
          && code.text(code.child(at, 0)).equals(code.text(target))) {
        return true;
      }
    }
    return false;
  }

  private void grown(int node, int target, Form form, boolean extended) {
    boolean one =
        switch (code.kind(target)) {
          case IDENTIFIER, ATTRIBUTE -> true;
          // Each slot is a text of its own, unless it is always the same.
          case SUBSCRIPT -> code.isString(code.child(target, Field.SUBSCRIPT));
          default -> false;
        };
    Growth growth = one && ++looked <= MOST ? growth(node, target) : Growth.NONE;
    if (growth.loop().repeats() && !leavesLoop(node) && !isOfDifferentParts(node, target)) {
      String name = code.shortText(target);
      if (told.add(scopes.of(node).function() + name)) {
        out.text(
            TextFact.grown(sites.of(node), form, name, extended, growth.extent())
                .with(joined.of(node, target)));
      }
    }
  }

  /**
   * How often a text is made longer.
   *
   * @param extent how many parts there may be: as many as a collection has, or as a source gives
   */
  private record Growth(Loop loop, Extent extent) {
    static final Growth NONE = new Growth(Loop.NONE, Extent.IN_MEMORY);
  }

  /** The loops around a statement that do not start the text anew. */
  private Growth growth(int node, int target) {
    Loop strongest = Loop.NONE;
    Extent extent = Extent.IN_MEMORY;
    int at = node;
    for (int up = 0; up < DEEPEST && at != Code.NONE; up++) {
      int parent = code.parent(at);
      NodeKind kind = code.kind(parent);
      if (kind == NodeKind.FUNCTION_DEFINITION || kind == NodeKind.LAMBDA) {
        break;
      }
      boolean loop =
          (kind == NodeKind.FOR_STATEMENT || kind == NodeKind.WHILE_STATEMENT)
              && code.hasRole(at, Field.BODY);
      if (loop) {
        if (isRenewed(parent, node, target)) {
          break;
        }
        Loop here =
            kind == NodeKind.FOR_STATEMENT
                ? Loops.ofFor(code, parent)
                : Loops.ofWhile(code, parent);
        strongest = strongest.and(here);
        extent = larger(extent, extentOf(parent, node, target));
      }
      at = parent;
    }
    return new Growth(strongest, extent);
  }

  private boolean reads(int loop) {
    for (int at = loop; at < code.subtreeEnd(loop); at++) {
      if (code.is(at, NodeKind.CALL)
          && READING.matcher(code.calleeName(at)).matches()
          && !isReadOfAll(at)) {
        return true;
      }
    }
    return false;
  }

  /**
   * {@code file.read()}: there is nothing left for a second one, but in a pipe that does not wait.
   */
  private boolean isReadOfAll(int call) {
    return code.arguments(call).length == 0
        && code.calleeName(call).matches("read|readall|read_all")
        && !code.text(code.receiver(call)).matches("(?i).*(?:stdout|stderr|pipe)");
  }

  private static Extent larger(Extent one, Extent other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** A while loop that reads, or an asynchronous one, goes on for as long as something comes. */
  private Extent extentOf(int loop, int growth, int target) {
    if (isOneByOne(code.child(growth, Field.RIGHT))
        || loopUses.countsDown(loop)
        || limits.isBounded(loop, growth, target)) {
      return Extent.IN_MEMORY;
    }
    if (code.is(loop, NodeKind.WHILE_STATEMENT)) {
      return reads(loop) ? Extent.UNKNOWN : Extent.IN_MEMORY;
    }
    if (code.text(loop).startsWith("async")) {
      return Extent.UNKNOWN;
    }
    int iterable = code.child(loop, Field.RIGHT);
    boolean chunks =
        meaning.typeOf(target).filter(t -> t.is("bytes")).isPresent()
            && CHUNKS.matcher(code.text(iterable)).matches();
    return chunks
        ? Extent.UNKNOWN
        : sequences.of(iterable).map(Api.Items::extent).orElse(Extent.IN_MEMORY);
  }

  /** Whether a part is one byte at a time: so a word is read up to what ends it. */
  private boolean isOneByOne(int part) {
    int read = code.bare(part);
    if (code.is(read, NodeKind.IDENTIFIER)) {
      var bindings = scopes.of(read).find(code.text(read));
      return bindings.stream()
          .anyMatch(
              binding ->
                  binding.is(Binding.How.ASSIGNED) && isReadOfOne(code.bare(binding.value()))
                      || isOverReadsOfOne(binding.node()));
    }
    return isReadOfOne(read);
  }

  /** {@code for byte in iter(lambda: file.read(1), b"")}. */
  private boolean isOverReadsOfOne(int target) {
    int loop = code.parent(target);
    int iterable =
        code.is(loop, NodeKind.FOR_STATEMENT) ? code.child(loop, Field.RIGHT) : Code.NONE;
    return iterable != Code.NONE && code.text(iterable).matches("(?s)iter\\(.*\\(1\\).*");
  }

  private boolean isReadOfOne(int call) {
    return code.is(call, NodeKind.CALL)
        && code.arguments(call).length == 1
        && code.textIs(code.arguments(call)[0], "1")
        && code.calleeName(call).matches(".*(?:read|recv).*");
  }

  /** {@code if part not in text: text += part}: as long as there are different parts. */
  private boolean isOfDifferentParts(int node, int target) {
    int statement = code.parent(node);
    int around = code.parent(code.parent(statement));
    return code.is(around, NodeKind.IF_STATEMENT)
        && code.text(code.child(around, Field.CONDITION)).endsWith("not in " + code.text(target));
  }

  /** Whether a loop sets the text, or the object that holds it, to something else. */
  private boolean isRenewed(int loop, int growth, int target) {
    if (isMeasured(loop, target)) {
      return true; // somebody sees to it that it stays short
    }
    if (isCondition(loop, target)) {
      return true; // it goes on until the text suits, not until the data end
    }
    int root = target;
    while (code.is(root, NodeKind.ATTRIBUTE) || code.is(root, NodeKind.SUBSCRIPT)) {
      root =
          code.bare(
              code.child(root, code.is(root, NodeKind.ATTRIBUTE) ? Field.OBJECT : Field.VALUE));
    }
    String name = code.text(root);
    for (Binding binding : scopes.of(target).find(name)) {
      boolean here = code.isIn(binding.node(), loop) && !code.isIn(binding.node(), growth);
      if (here && !binding.is(Binding.How.AUGMENTED) && !isMadeOf(binding, name)) {
        return true;
      }
    }
    if (root == target) {
      return false;
    }
    String whole = code.text(target);
    for (int at = loop; at < code.subtreeEnd(loop); at++) {
      if (code.is(at, NodeKind.ASSIGNMENT)
          && !code.isIn(at, growth)
          && code.text(code.child(at, Field.LEFT)).equals(whole)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a loop compares the text's length with something, or asks for what is missing to it.
   */
  private boolean isMeasured(int loop, int target) {
    String asked = "len(" + code.text(target) + ")";
    for (int at = loop; at < code.subtreeEnd(loop); at++) {
      boolean compared =
          code.is(at, NodeKind.COMPARISON_OPERATOR)
              && (code.textIs(code.child(at, 0), asked) || code.textIs(code.child(at, 1), asked));
      if (compared || loopUses.isMissing(at, code.text(target))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text becomes itself with more, or with less around it: not a part of itself. */
  private boolean isMadeOf(Binding binding, String name) {
    boolean whole =
        switch (code.kind(code.bare(binding.value()))) {
          case BINARY_OPERATOR, STRING, CONCATENATED_STRING, CALL -> true;
          default -> false;
        };
    return whole && binding.is(Binding.How.ASSIGNED) && mentions(binding.value(), name);
  }

  private boolean isCondition(int loop, int target) {
    int condition = code.child(loop, Field.CONDITION);
    return condition != Code.NONE && mentions(condition, code.text(target));
  }

  private boolean mentions(int expression, String text) {
    if (expression == Code.NONE) {
      return false;
    }
    for (int at = expression; at < code.subtreeEnd(expression); at++) {
      boolean name =
          code.is(at, NodeKind.IDENTIFIER)
              || code.is(at, NodeKind.ATTRIBUTE)
              || code.is(at, NodeKind.SUBSCRIPT);
      if (name && code.text(at).equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the block of a statement ends the loop or the function. */
  private boolean leavesLoop(int node) {
    int statement =
        code.is(code.parent(node), NodeKind.EXPRESSION_STATEMENT) ? code.parent(node) : node;
    int block = code.parent(statement);
    int last = code.subtreeEnd(block) - 1;
    while (code.parent(last) != block) {
      last = code.parent(last);
    }
    return switch (code.kind(last)) {
      case BREAK_STATEMENT, RETURN_STATEMENT, RAISE_STATEMENT -> true;
      default -> false;
    };
  }

  /** A text with parts, made only to be written. */
  void literal(int node) {
    int parent = code.parent(node);
    if (code.is(parent, NodeKind.CONCATENATED_STRING)) {
      return;
    }
    int whole = node;
    if (code.is(parent, NodeKind.ATTRIBUTE)
        && code.textIs(code.child(parent, Field.ATTRIBUTE), "format")
        && code.is(code.parent(parent), NodeKind.CALL)) {
      whole = code.parent(parent);
    } else if (code.is(parent, NodeKind.BINARY_OPERATOR)
        && code.textIs(code.child(parent, Field.OPERATOR), "%")) {
      whole = parent;
    }
    int length = 0;
    int joins = 0;
    boolean parts = whole != node;
    for (int at = whole; at < code.subtreeEnd(whole); at++) {
      switch (code.kind(at)) {
        case STRING_CONTENT -> length += code.isIn(at, node) ? code.text(at).length() : 0;
        case INTERPOLATION -> parts = true;
        case CALL -> joins += isJoin(at) ? 1 : 0;
        case IDENTIFIER -> joins += isJoined(at) ? 1 : 0;
        default -> {}
      }
    }
    boolean large = parts && (joins > 0 || length >= SHORTEST);
    if (large && consumptions.of(whole, "").equals(Set.of(Consumption.COPIED))) {
      out.text(TextFact.written(sites.brief(whole), "", length, joins));
    }
  }

  private boolean isJoin(int call) {
    int separator = code.receiver(call);
    return code.calleeName(call).equals("join")
        && code.arguments(call).length == 1
        && (code.isString(separator)
            || meaning.callee(separator).equals("chr")
            || meaning.typeOf(separator).filter(t -> t.is("str")).isPresent());
  }

  /** Whether a variable holds nothing but a joined text. */
  private boolean isJoined(int identifier) {
    var bindings = scopes.of(identifier).find(code.text(identifier));
    return bindings.size() == 1
        && bindings.getFirst().is(Binding.How.ASSIGNED)
        && code.is(code.bare(bindings.getFirst().value()), NodeKind.CALL)
        && isJoin(code.bare(bindings.getFirst().value()));
  }
}
