package dev.memlint.rust;

import dev.memlint.rules.facts.CopyFact.Ownership;
import dev.memlint.rules.facts.StoreFact;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what copying a value of a type costs. */
final class Ownerships {
  private static final Pattern NUMBERS =
      Pattern.compile(
          "\\{number}|[ui](8|16|32|64|128|size)|f32|f64|bool|char|Duration|Instant|SystemTime"
              + "|IpAddr|Ipv[46]Addr|SocketAddr|Uuid|Ordering|TypeId|ThreadId|Range\\w*");

  /** Handles whose clone counts a reference. */
  private static final Set<String> HANDLES =
      Words.of(
          """
          Arc Rc Weak Bytes Sender UnboundedSender SyncSender Waker Handle CancellationToken
          Span Client Pool PgPool SqlitePool ArcStr ByteStr Data State Receiver WeakSender
          Dispatch Runtime InternedString Symbol JoinHandle AbortHandle
          """);

  private static final Set<String> OWNED =
      Words.of(
          """
          String Vec PathBuf OsString CString Box BytesMut HashMap HashSet BTreeMap BTreeSet
          VecDeque BinaryHeap LinkedList IndexMap IndexSet
          """);

  private final Context c;
  private final Containers containers;

  Ownerships(Context context, Containers containers) {
    this.c = context;
    this.containers = containers;
  }

  Ownership of(TypeRef given) {
    return of(c.items.resolve(given), 0);
  }

  private Ownership of(TypeRef type, int depth) {
    if (type.isUnknown() || depth > 8) {
      return Ownership.UNKNOWN;
    }
    String simple = type.simple();
    if (type.isOptional() || simple.equals("Pin")) {
      return of(c.items.resolve(type.arg(0)), depth + 1);
    }
    if (simple.equals("Cow")) {
      return Ownership.UNKNOWN;
    }
    if (type.path().equals(TypeRef.TUPLE)) {
      return tuple(type, depth);
    }
    if (NUMBERS.matcher(simple).matches()) {
      return Ownership.SMALL;
    }
    if (c.items.struct(type).isPresent() || c.items.isEnum(simple)) {
      return c.items.traitsOf(simple).contains("Copy")
          ? Ownership.SMALL
          : wrapsHandle(type, depth) ? Ownership.SHARED : Ownership.OWNED;
    }
    if (HANDLES.contains(simple)) {
      return Ownership.SHARED;
    }
    boolean text =
        type.path().equals("str")
            || type.path().equals(TypeRef.SLICE)
            || simple.equals("Path")
            || simple.equals("OsStr");
    boolean owned =
        text || OWNED.contains(simple) || containers.kind(type) != StoreFact.Kind.OBJECT;
    return owned ? Ownership.OWNED : Ownership.UNKNOWN;
  }

  /** A new type whose every field is a handle or a number is as cheap as they are. */
  private boolean wrapsHandle(TypeRef type, int depth) {
    return c.items
        .struct(type)
        .filter(struct -> !struct.fields().isEmpty())
        .map(
            struct ->
                struct.fields().values().stream()
                    .map(field -> of(c.items.resolve(field), depth + 1))
                    .allMatch(o -> o == Ownership.SHARED || o == Ownership.SMALL))
        .orElse(false);
  }

  private Ownership tuple(TypeRef type, int depth) {
    Ownership worst = Ownership.SMALL;
    for (TypeRef part : type.args()) {
      Ownership own = of(c.items.resolve(part), depth + 1);
      worst = own == Ownership.OWNED || worst == Ownership.SMALL ? own : worst;
    }
    return worst;
  }
}
