package dev.memlint.rules.facts;

import dev.memlint.rules.finding.Fix;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that outlives a call and can hold memory: a static, module global, class attribute,
 * field or attribute path.
 *
 * @param ref its name for joining
 * @param site the declared name; for an attribute path its first assignment
 * @param kind what it holds
 * @param type declared or constructed type as written, without annotations ({@code
 *     "Arc<Mutex<HashMap<String, Model>>>"})
 * @param keyType key type of a map as written, empty when unknown or no map
 * @param elementType element or value type as written, empty when unknown
 * @param scope whose it is
 * @param bound what limits it by construction, {@link Bound#NONE} when nothing visible does
 * @param content what its initialiser puts in
 * @param shared behind a lock, atomically counted pointer or concurrent type: made to be used by
 *     many callers; of what is leaked, handed to the caller of the function around it
 * @param size how much the initialiser holds, in elements; {@link SizeExpr.Unknown} if not visible
 * @param fix bounds it, or ends what it holds with the work that it is for; one that is only shown
 *     says how else it can be made
 */
public record StoreFact(
    StoreRef ref,
    Site site,
    Kind kind,
    String type,
    String keyType,
    String elementType,
    Scope scope,
    Bound bound,
    Content content,
    boolean shared,
    SizeExpr size,
    Optional<Fix> fix) {

  public StoreFact {
    Objects.requireNonNull(ref);
    Objects.requireNonNull(site);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(type);
    Objects.requireNonNull(keyType);
    Objects.requireNonNull(elementType);
    Objects.requireNonNull(scope);
    Objects.requireNonNull(bound);
    Objects.requireNonNull(content);
    Objects.requireNonNull(size);
    Objects.requireNonNull(fix);
  }

  /** A store that no fix is known for. */
  public StoreFact(
      StoreRef ref,
      Site site,
      Kind kind,
      String type,
      String keyType,
      String elementType,
      Scope scope,
      Bound bound,
      Content content,
      boolean shared,
      SizeExpr size) {
    this(
        ref,
        site,
        kind,
        type,
        keyType,
        elementType,
        scope,
        bound,
        content,
        shared,
        size,
        Optional.empty());
  }

  /** The same store, with what changes it. */
  public StoreFact with(Optional<Fix> known) {
    return new StoreFact(
        ref, site, kind, type, keyType, elementType, scope, bound, content, shared, size, known);
  }

  /** What a store holds. */
  public enum Kind {
    LIST,
    MAP,
    SET,
    QUEUE,
    TEXT,
    BYTES,
    CACHE,
    THREAD_LOCAL,
    /** An object of some other type; the project's own types may hold containers in turn. */
    OBJECT;

    /** Whether elements can be added one by one. */
    public boolean isContainer() {
      return switch (this) {
        case LIST, MAP, SET, QUEUE, TEXT, BYTES, CACHE -> true;
        case THREAD_LOCAL, OBJECT -> false;
      };
    }
  }

  /** Whose a store is. */
  public enum Scope {
    /** Static, module global, lazily initialised global, class attribute: one for the process. */
    PROCESS,
    /** Lives as long as a thread does. */
    THREAD,
    /** A field: lives as long as its object; the project index judges how long that is. */
    INSTANCE,
    /** A mutable default argument, alive as long as its function object. */
    DEFAULT_ARGUMENT,
    /** Leaked on purpose: {@code Box::leak}. */
    LEAKED
  }

  /** What limits a store by construction. */
  public enum Bound {
    NONE,
    /** Stated capacity that evicts or refuses: maxlen, maximumSize, ArrayBlockingQueue, LRU. */
    CAPACITY,
    /** Entries go when their keys or values do: weak or soft references. */
    WEAK,
    /** Cannot change: immutable, constant, unmodifiable, frozen. */
    IMMUTABLE,
    /** Keyed by a closed set: EnumMap, EnumSet, enum or class keys. */
    CLOSED_KEYS
  }

  /** What an initialiser puts in. */
  public enum Content {
    /** Nothing yet: empty collection, null, None. */
    EMPTY,
    /** A literal table written out in the source. */
    TABLE,
    /** A compiled pattern. */
    PATTERN,
    /** A counter, gauge, logger, tracer or other metric. */
    TELEMETRY,
    /** A lock, flag, number, id generator or other fixed small thing. */
    SMALL,
    /** Configuration, settings, environment. */
    CONFIGURATION,
    /** The content of a file, or something parsed from one. */
    FILE,
    /** A model, index, dictionary or other thing that is loaded, built or trained. */
    LOADED,
    /** A preallocated array or buffer; {@link StoreFact#size()} says how large. */
    BUFFER,
    /** Some other object or call. */
    OTHER
  }
}
