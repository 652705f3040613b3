package dev.memlint.python;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sends all requests of a loop through one client: the one that each round made, or a session in a
 * {@code with} around the loop. Unsafe: what one client keeps, such as cookies, is then kept.
 */
final class SharedClients {
  private static final Set<String> REQUESTS =
      Set.of("get", "post", "put", "patch", "delete", "head", "options", "request");

  /** What httpx asks of a client, not of a request. */
  private static final Set<String> OF_CLIENT = Set.of("verify", "cert", "proxy", "trust_env");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final Lines lines;
  private final Hoists hoists;

  SharedClients(Code code, Scopes scopes, Meaning meaning, Hoists hoists) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.lines = new Lines(code);
    this.hoists = hoists;
  }

  /** The change for a call that makes a client, or that makes one for a single request. */
  Optional<Fix> of(int call) {
    return isRequest(call) ? session(call) : hoists.of(call);
  }

  private boolean isRequest(int call) {
    String callee = meaning.callee(call);
    return REQUESTS.contains(code.calleeName(call))
        && (callee.startsWith("requests.") || callee.startsWith("httpx."))
        && code.is(code.child(call, Field.FUNCTION), NodeKind.ATTRIBUTE);
  }

  private Optional<Fix> session(int call) {
    int loop = hoists.loop(call);
    String module = module(call);
    boolean httpx = meaning.callee(call).startsWith("httpx.");
    String name = httpx ? "client" : "session";
    boolean plain =
        code.isReadable()
            && loop != Code.NONE
            && !scopes.loop(loop).repeats()
            && scopes.of(loop).find(name).isEmpty()
            && NameUses.isFree(code, scopes.of(loop).functionOrModule().node(), name);
    if (!plain) {
      return Optional.empty();
    }
    String head = "with %s.%s() as %s:".formatted(module, httpx ? "Client" : "Session", name);
    List<Edit> requests = new ArrayList<>();
    for (int at = loop; at < code.subtreeEnd(loop); at++) {
      if (code.is(at, NodeKind.CALL) && isRequest(at) && module(at).equals(module)) {
        if (hoists.loop(at) == Code.NONE || httpx && isOfClient(at)) {
          return Optional.empty(); // in a function that may run when the session is closed
        }
        requests.add(new Edit(moduleSpan(at), name));
      }
    }
    return lines
        .within(loop, head, lines.step())
        .flatMap(
            edits -> {
              List<Edit> all = new ArrayList<>(edits);
              all.addAll(requests);
              return Fix.of("send all requests through one " + name, FixSafety.UNSAFE, all);
            });
  }

  private String module(int call) {
    return code.text(code.child(code.child(call, Field.FUNCTION), Field.OBJECT));
  }

  private Span moduleSpan(int call) {
    return code.span(code.child(code.child(call, Field.FUNCTION), Field.OBJECT));
  }

  private boolean isOfClient(int call) {
    return OF_CLIENT.stream().anyMatch(option -> code.keyword(call, option) != Code.NONE);
  }
}
