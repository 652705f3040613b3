package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The places of a file that send to tokio's channels without a bound. With a bound a send waits in
 * a task, blocks a thread, and is refused elsewhere.
 */
final class ChannelSends {
  /** Other senders, whose calls look alike. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "\\b(?:oneshot|broadcast|watch|crossbeam\\w*|flume|async_channel|kanal|futures_channel|Sink\\w*)\\b"
              + "|\\bstd::sync::mpsc|\\bfutures::channel|\\bWeakUnboundedSender\\b|\\bmpsc::(?:channel|Sender)\\b");

  private static final Pattern LOCKED = Pattern.compile("\\.(?:lock|write|read)\\(\\)");

  /** What may be done with a result whatever its error's type is. */
  private static final Set<String> ANY_ERROR = Set.of("ok", "is_ok", "is_err", "unwrap", "expect");

  /**
   * One send.
   *
   * @param sameResult whether the code around takes what the send gives now
   */
  record Send(List<Edit> edits, boolean sameResult) {}

  private final Code code;
  private final String source;

  ChannelSends(Context context) {
    this.code = context.code;
    this.source = code.tree.text();
  }

  /** Whether every send in the file is one of these, as far as can be seen. */
  boolean isSure() {
    if (OTHERS.matcher(source).find()) {
      return false;
    }
    for (int node = 0; node < code.tree.size(); node++) {
      if (code.is(node, code.s.tokenTree) && code.tree.text(node).contains("send")) {
        return false;
      }
    }
    return true;
  }

  List<Send> all() {
    List<Send> sends = new ArrayList<>();
    for (int node = 0; node < code.tree.size(); node++) {
      boolean send =
          code.method(node).equals("send")
              && code.arguments(node) == 1
              && !code.is(code.tree.parent(node), code.s.awaitExpression);
      if (send) {
        sends.add(send(node));
      }
    }
    return sends;
  }

  private Send send(int call) {
    int around = around(call);
    int name = code.field(code.function(call), code.s.fieldField);
    if (isAsync(around)) {
      int end = code.tree.end(call);
      int body = code.enclosingFunction(call);
      // A guard that is alive over a wait would block others, or does not compile.
      boolean guarded =
          body == NONE || LOCKED.matcher(source.substring(code.tree.start(body), end)).find();
      return new Send(List.of(new Edit(new Span(end, end), ".await")), !guarded);
    }
    if (runsInThread(around)) {
      return new Send(List.of(new Edit(code.span(name), "blocking_send")), true);
    }
    return new Send(List.of(new Edit(code.span(name), "try_send")), takesAnyError(call));
  }

  /** The closure, block or function whose code a node is. */
  private int around(int node) {
    int at = code.tree.parent(node);
    while (at != NONE
        && !code.is(at, code.s.closure)
        && !code.is(at, code.s.asyncBlock)
        && !code.is(at, code.s.functionItem)) {
      at = code.tree.parent(at);
    }
    return at;
  }

  private boolean isAsync(int around) {
    if (code.is(around, code.s.functionItem)) {
      int modifiers = code.tree.childOfKind(around, code.s.functionModifiers);
      return modifiers != NONE && code.tree.text(modifiers).contains("async");
    }
    return around != NONE && code.tree.text(around).startsWith("async");
  }

  /** Whether a closure is the body of a thread, which may block. */
  private boolean runsInThread(int around) {
    int call = around == NONE ? NONE : code.tree.parent(code.tree.parent(around));
    String path = code.is(call, code.s.call) ? code.path(code.function(call)) : "";
    return path.endsWith("thread::spawn") || path.endsWith("spawn_blocking");
  }

  private boolean takesAnyError(int call) {
    int parent = code.tree.parent(call);
    if (code.is(parent, code.s.letDeclaration)) {
      return code.fieldText(parent, code.s.patternField).equals("_");
    }
    if (code.is(parent, code.s.letCondition)) {
      return code.fieldText(parent, code.s.patternField).matches("(?:Err|Ok)\\(_\\)");
    }
    return code.is(parent, code.s.fieldExpression)
        && ANY_ERROR.contains(code.method(code.tree.parent(parent)));
  }
}
