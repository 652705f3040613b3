package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives a channel a capacity, with all that this changes in its file: the names of its types, and
 * how a sender waits for room.
 */
final class ChannelFixes {
  private static final String CAPACITY = "1024";

  /** Makers whose ends have the same types and methods with and without a capacity. */
  private static final Set<String> SAME_TYPES =
      Set.of(
          "async_channel::unbounded",
          "async_std::channel::unbounded",
          "crossbeam::channel::unbounded",
          "crossbeam_channel::unbounded",
          "flume::unbounded",
          "kanal::unbounded",
          "kanal::unbounded_async",
          "loole::unbounded",
          "smol::channel::unbounded");

  private static final Pattern UNBOUNDED = Pattern.compile("(?i)unbounded|deadlock|block");

  private static final Map<String, String> OF_STD = Map.of("Sender", "SyncSender");

  private static final Map<String, String> OF_TOKIO =
      Map.of(
          "UnboundedSender", "Sender",
          "UnboundedReceiver", "Receiver",
          "UnboundedReceiverStream", "ReceiverStream");

  private final Context c;
  private final Code code;
  private final ChannelEnds ends;
  private final String source;

  ChannelFixes(Context context) {
    this.c = context;
    this.code = context.code;
    this.ends = new ChannelEnds(context);
    this.source = code.tree.text();
  }

  /** The change for a call that makes a channel without a capacity. */
  Optional<Fix> of(int call, String callee) {
    if (isExplained(call)) {
      return Optional.empty();
    }
    if (SAME_TYPES.contains(callee)) {
      return made(call, callee.replaceFirst(".*::un", ""))
          .flatMap(edits -> Fix.of(title(edits), FixSafety.UNSAFE, edits));
    }
    return switch (callee) {
      case "std::sync::mpsc::channel" -> retyped(call, "sync_channel", OF_STD, List.of());
      case "tokio::sync::mpsc::unbounded_channel" -> {
        ChannelSends sends = new ChannelSends(c);
        yield sends.isSure() ? retyped(call, "channel", OF_TOKIO, sends.all()) : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  /** Whether a comment in front of the statement says why there is no bound. */
  private boolean isExplained(int call) {
    int let = code.tree.ancestorOfKind(call, code.s.letDeclaration);
    int before = let == NONE ? NONE : code.previous(let);
    while (code.isComment(before)) {
      if (UNBOUNDED.matcher(code.tree.text(before)).find()) {
        return true;
      }
      before = code.previous(before);
    }
    return false;
  }

  private static String title(List<Edit> edits) {
    String maker =
        edits.stream()
            .map(Edit::replacement)
            .filter(text -> !text.equals(CAPACITY))
            .findFirst()
            .orElseThrow();
    return "give it a capacity: %s(%s)".formatted(maker, CAPACITY);
  }

  /** The call itself, and the import of a function that is called by its bare name. */
  private Optional<List<Edit>> made(int call, String maker) {
    int function = code.function(call);
    List<Edit> edits = new ArrayList<>();
    if (code.is(function, code.s.scopedIdentifier)) {
      edits.add(new Edit(code.span(code.field(function, code.s.nameField)), maker));
    } else {
      String bare = code.tree.text(function);
      for (int node = 0; node < code.tree.size(); node++) {
        if (code.is(node, code.s.identifier) && code.tree.textIs(node, bare)) {
          edits.add(new Edit(code.span(node), maker));
        }
      }
      if (edits.size() != 2 || names(maker) > 0) {
        return Optional.empty(); // not one import and one call
      }
    }
    int inside = code.tree.start(code.field(call, code.s.argumentsField)) + 1;
    edits.add(new Edit(new Span(inside, inside), CAPACITY));
    return Optional.of(edits);
  }

  private int names(String name) {
    int count = 0;
    for (int node = 0; node < code.tree.size(); node++) {
      boolean named = code.is(node, code.s.identifier) || code.is(node, code.s.typeIdentifier);
      count += named && code.tree.textIs(node, name) ? 1 : 0;
    }
    return count;
  }

  private Optional<Fix> retyped(
      int call, String maker, Map<String, String> types, List<ChannelSends.Send> sends) {
    Optional<List<Edit>> made = made(call, maker);
    if (made.isEmpty() || otherMakers(call) || code.tree.firstError() != NONE) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>(made.get());
    boolean seen = ends.isHeldHere(call);
    Set<String> retyped = new HashSet<>();
    for (int node = 0; node < code.tree.size(); node++) {
      String to = isType(node) ? types.get(code.tree.text(node)) : null;
      if (to == null || !isOfChannel(node, types)) {
        continue;
      }
      boolean bare = !isQualified(node);
      if (bare && code.tree.ancestorOfKind(node, code.s.useDeclaration) == NONE && names(to) > 0) {
        return Optional.empty(); // the bounded one's name is in use already
      }
      seen &= !isShown(node);
      retyped.addAll(ends.declared(node));
      edits.add(new Edit(code.span(node), to));
    }
    seen &= !ends.areHandedOn(retyped);
    for (ChannelSends.Send send : sends) {
      edits.addAll(send.edits());
      seen &= send.sameResult();
    }
    FixSafety safety = seen ? FixSafety.UNSAFE : FixSafety.DISPLAY_ONLY;
    return Fix.of(title(made.get()), safety, edits);
  }

  /**
   * Whether the file makes other channels of the kind, whose types would change with this one's.
   */
  private boolean otherMakers(int call) {
    String name = code.path(code.function(call));
    String simple = name.substring(name.lastIndexOf(':') + 1);
    for (int node = 0; node < code.tree.size(); node++) {
      if (node != call
          && code.is(node, code.s.call)
          && !code.isMethodCall(node)
          && code.path(code.function(node)).matches("(.*::)?" + Pattern.quote(simple))
          && c.imports
              .canonical(code.path(code.function(node)))
              .equals(c.imports.canonical(name))) {
        return true;
      }
    }
    return false;
  }

  private boolean isType(int node) {
    return code.is(node, code.s.typeIdentifier) || code.is(node, code.s.identifier);
  }

  /** Whether a name is the channel's type and not another of the same name. */
  private boolean isOfChannel(int node, Map<String, String> types) {
    if (types == OF_TOKIO) {
      return true;
    }
    int use = code.tree.ancestorOfKind(node, code.s.useDeclaration);
    if (use != NONE) {
      return code.tree.text(use).matches("(?s).*\\bstd\\b.*\\bmpsc\\b.*");
    }
    int path = isQualified(node) ? code.tree.parent(node) : node;
    return c.imports.canonical(code.path(path)).equals("std::sync::mpsc::Sender");
  }

  private boolean isQualified(int node) {
    int parent = code.tree.parent(node);
    return (code.is(parent, code.s.scopedTypeIdentifier)
            || code.is(parent, code.s.scopedIdentifier))
        && code.tree.field(node) == code.s.nameField;
  }

  /** Whether code in other files sees a type where it is written here. */
  private boolean isShown(int node) {
    int item = node;
    while (item != NONE
        && !code.is(item, code.s.fieldDeclaration)
        && !code.is(item, code.s.block)
        && !isItem(item)) {
      item = code.tree.parent(item);
    }
    if (item == NONE || code.is(item, code.s.block)) {
      return false;
    }
    return code.tree.childOfKind(item, code.s.visibility) != NONE
        || code.tree.ancestorOfKind(node, code.s.enumItem) != NONE
        || code.is(item, code.s.traitItem)
        || code.is(item, code.s.implItem)
        || code.is(item, code.s.structItem)
        || ends.isOfTrait(item);
  }

  private boolean isItem(int node) {
    return code.is(node, code.s.useDeclaration)
        || code.is(node, code.s.functionItem)
        || code.is(node, code.s.functionSignature)
        || code.is(node, code.s.structItem)
        || code.is(node, code.s.enumItem)
        || code.is(node, code.s.traitItem)
        || code.is(node, code.s.implItem)
        || code.is(node, code.s.typeItem)
        || code.is(node, code.s.staticItem)
        || code.is(node, code.s.constItem);
  }
}
