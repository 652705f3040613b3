package dev.memlint.python;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.api.ContainerType;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreFact.Bound;
import dev.memlint.rules.facts.StoreFact.Content;
import dev.memlint.rules.facts.StoreFact.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the expressions that stores are initialised with. */
final class Initialisers {
  private static final Pattern LOADER =
      Pattern.compile(
          "_*(load|parse|train|index|make_index)(?!_(bytes|timedelta|duration|size|int|float|number"
              + "|version|date|datetime|time|url|bool|dll|library|lib|func|function|callable|class|cls|type"
              + "|object|symbol|attr|attribute|module|plugin|backend|driver|handler|component|extension"
              + "|middleware|entry_?point|strategy|dotenv|env)(?:es|s)?$)([_A-Z].*|s)?"
              + "|from_pretrained|from_file|from_path|read_.*");
  private static final Pattern SMALL_CLASS =
      Pattern.compile(".*(Lock|Semaphore|Event|Condition|Barrier|ContextVar|TypeVar|ParamSpec)");
  private static final Pattern CONFIGURATION =
      Pattern.compile(
          "(^|.*\\.)(settings|config|conf|configuration|environ)(\\..*|\\[.*|$)", Pattern.DOTALL);

  private final Code code;
  private final Meaning meaning;
  private final Sizes sizes;
  private final Keys keys;
  private final Origins origins;

  Initialisers(Code code, Meaning meaning, Sizes sizes, Keys keys, Origins origins) {
    this.code = code;
    this.meaning = meaning;
    this.sizes = sizes;
    this.keys = keys;
    this.origins = origins;
  }

  /** What value and annotation say together; either may be {@link Code#NONE}. */
  Initial of(int value, int annotation) {
    Initial initial = ofValue(code.bare(value));
    if (annotation == Code.NONE) {
      return initial;
    }
    Optional<TypeRef> declared = meaning.annotated(code.text(annotation), annotation);
    return declared.map(d -> declared(initial, d, value, annotation)).orElse(initial);
  }

  private Initial declared(Initial initial, TypeRef declared, int value, int at) {
    Optional<ContainerType> container = meaning.table().type(declared.name());
    boolean fromValue = initial.kind() != Kind.OBJECT || container.isEmpty();
    Kind kind = fromValue ? initial.kind() : container.get().kind();
    Bound bound = fromValue ? initial.bound() : container.get().bound();
    if (bound == Bound.NONE && kind == Kind.MAP && isEnum(declared.key(), at)) {
      bound = Bound.CLOSED_KEYS;
    }
    boolean shared = initial.shared() || container.filter(ContainerType::shared).isPresent();
    boolean isMap = kind == Kind.MAP || kind == Kind.CACHE;
    return new Initial(
        kind,
        declared.text(),
        isMap ? declared.key() : "",
        declared.element().isEmpty() ? initial.element() : declared.element(),
        bound,
        value == Code.NONE ? Content.OTHER : initial.content(), // whoever makes the object fills it
        shared,
        initial.size(),
        initial.defaults() || hasDefaults(declared.name()));
  }

  private boolean isEnum(String type, int at) {
    return meaning.annotated(type, at).flatMap(t -> meaning.classNamed(t.name())).stream()
        .flatMap(c -> meaning.bases(c).stream())
        .anyMatch(BaseClasses::isEnum);
  }

  private Initial ofValue(int node) {
    return switch (code.kind(node)) {
      case ABSENT, NONE -> Initial.of(Kind.OBJECT, "", Content.EMPTY);
      case LIST -> display(node, Kind.LIST, "list");
      case SET -> display(node, Kind.SET, "set");
      case DICTIONARY -> display(node, Kind.MAP, "dict");
      case TUPLE, EXPRESSION_LIST -> display(node, Kind.LIST, "tuple").with(Bound.IMMUTABLE);
      case LIST_COMPREHENSION -> Initial.of(Kind.LIST, "list", origin(node));
      case SET_COMPREHENSION -> Initial.of(Kind.SET, "set", origin(node));
      case DICTIONARY_COMPREHENSION -> Initial.of(Kind.MAP, "dict", origin(node));
      case STRING, CONCATENATED_STRING -> {
        boolean bytes = code.isBytes(node);
        boolean empty = code.literal(node).filter(String::isEmpty).isPresent();
        yield Initial.of(
            bytes ? Kind.BYTES : Kind.TEXT,
            bytes ? "bytes" : "str",
            empty ? Content.EMPTY : Content.SMALL);
      }
      case INTEGER, FLOAT, TRUE, FALSE, LAMBDA, UNARY_OPERATOR, NOT_OPERATOR, COMPARISON_OPERATOR ->
          Initial.of(Kind.OBJECT, "", Content.SMALL);
      case CALL -> call(node);
      case BINARY_OPERATOR -> binary(node);
      case BOOLEAN_OPERATOR -> either(code.child(node, Field.RIGHT), code.child(node, Field.LEFT));
      case CONDITIONAL_EXPRESSION -> either(code.child(node, 2), code.child(node, 0));
      case NAMED_EXPRESSION -> ofValue(code.bare(code.child(node, Field.VALUE)));
      default -> other(node);
    };
  }

  private Content origin(int node) {
    return origins.of(node).orElse(Content.OTHER);
  }

  private Initial display(int node, Kind kind, String type) {
    int[] elements = code.children(node);
    Initial initial =
        Initial.of(kind, type, elements.length == 0 ? Content.EMPTY : Content.TABLE)
            .sized(new SizeExpr.Literal(elements.length));
    return kind == Kind.MAP && elements.length > 0 && keys.areClosed(elements)
        ? initial.with(Bound.CLOSED_KEYS)
        : initial;
  }

  /** {@code given or {}}: a container of the caller's or a fresh one. */
  private Initial either(int fallback, int given) {
    Initial first = ofValue(code.bare(fallback));
    Initial chosen = first.kind().isContainer() ? first : ofValue(code.bare(given));
    return chosen.content() == Content.EMPTY ? chosen.with(Content.OTHER) : chosen;
  }

  private Initial binary(int node) {
    int left = code.bare(code.child(node, Field.LEFT));
    int right = code.bare(code.child(node, Field.RIGHT));
    if (code.textIs(code.child(node, Field.OPERATOR), "*")) {
      int unit = code.is(left, NodeKind.LIST) || code.isString(left) ? left : right;
      int times = unit == left ? right : left;
      Initial one = ofValue(unit);
      if (one.kind().isContainer() && code.kind(unit) != NodeKind.CALL) {
        return one.with(Content.BUFFER).sized(sizes.of(times));
      }
    }
    Initial known = other(node);
    return known.kind() == Kind.OBJECT && sizes.of(node) != SizeExpr.UNKNOWN
        ? known.with(Content.SMALL)
        : known;
  }

  private Initial other(int node) {
    String text = code.shortText(node);
    Content content = CONFIGURATION.matcher(text).matches() ? Content.CONFIGURATION : Content.OTHER;
    return typed(node, content);
  }

  private Initial typed(int node, Content content) {
    Optional<TypeRef> type = meaning.typeOf(node);
    Optional<ContainerType> container = type.flatMap(t -> meaning.table().type(t.name()));
    if (container.isEmpty()) {
      return Initial.of(Kind.OBJECT, type.map(TypeRef::text).orElse(""), content);
    }
    ContainerType known = container.get();
    return new Initial(
        known.kind(),
        type.get().text(),
        type.get().key(),
        type.get().element(),
        known.bound(),
        content,
        known.shared(),
        SizeExpr.UNKNOWN,
        hasDefaults(known.name()));
  }

  private Initial call(int node) {
    String callee = meaning.callee(node);
    String name = Names.simple(callee.isEmpty() ? code.calleeName(node) : callee);
    if (name.equals("field")
        || name.equals("Field")
        || name.equals("ib")
        || name.equals("PrivateAttr")
        || name.equals("Factory")) {
      return recordField(node);
    }
    Optional<ContainerType> container = meaning.table().type(callee);
    if (container.isPresent()) {
      return construct(container.get(), node);
    }
    Optional<Content> origin = origins.of(node);
    if (origin.isPresent()) {
      return typed(node, origin.get());
    }
    Optional<Api> api = meaning.table().call(callee);
    Optional<Content> stated = api.flatMap(Api::content);
    if (stated.isPresent()) {
      return typed(node, stated.get());
    }
    if (SMALL_CLASS.matcher(name).matches()) {
      return Initial.of(Kind.OBJECT, code.text(code.child(node, Field.FUNCTION)), Content.SMALL);
    }
    boolean listing = name.equals("load") && code.hasNoArguments(node);
    if (LOADER.matcher(name).matches() && !listing && !isSeenToLoadNothing(callee)) {
      return typed(node, Content.LOADED);
    }
    boolean logger = name.equals("get_logger") || name.equals("getLogger");
    Initial made = typed(node, logger ? Content.TELEMETRY : Content.OTHER);
    if (CONFIGURATION.matcher(code.shortText(code.child(node, Field.FUNCTION))).matches()) {
      return made.with(Content.CONFIGURATION);
    }
    return made;
  }

  /** A function of this file that opens nothing and calls no other loader. */
  private boolean isSeenToLoadNothing(String callee) {
    return meaning.definition(callee).filter(d -> !loads(d)).isPresent();
  }

  private boolean loads(int definition) {
    for (int at = definition; at < code.subtreeEnd(definition); at++) {
      if (code.is(at, NodeKind.CALL)) {
        String called = meaning.callee(at);
        String name = code.calleeName(at);
        boolean known = meaning.table().call(called).flatMap(Api::content).isPresent();
        if (known || LibraryTypes.opens(called) || LOADER.matcher(name).matches()) {
          return true;
        }
      }
    }
    return false;
  }

  /** {@code field(default_factory=list)} of dataclasses, attrs and pydantic. */
  private Initial recordField(int node) {
    int factory = code.keyword(node, "default_factory");
    factory = factory == Code.NONE ? code.keyword(node, "factory") : factory;
    if (code.is(factory, NodeKind.LAMBDA)) {
      return ofValue(code.bare(code.child(factory, Field.BODY)));
    }
    if (factory != Code.NONE) {
      Optional<ContainerType> container = meaning.table().type(meaning.canonical(factory));
      return container
          .map(c -> plain(c, code.text(factoryOf(node)), Content.EMPTY))
          .orElse(Initial.of(Kind.OBJECT, code.text(factory), Content.OTHER));
    }
    return ofValue(code.bare(code.keyword(node, "default")));
  }

  private int factoryOf(int node) {
    int factory = code.keyword(node, "default_factory");
    return factory == Code.NONE ? code.keyword(node, "factory") : factory;
  }

  private static Initial plain(ContainerType type, String text, Content content) {
    return new Initial(
        type.kind(),
        text,
        "",
        "",
        type.bound(),
        content,
        type.shared(),
        SizeExpr.UNKNOWN,
        hasDefaults(type.name()));
  }

  private static boolean hasDefaults(String type) {
    return type.equals("collections.defaultdict") || type.equals("collections.Counter");
  }

  private Initial construct(ContainerType type, int call) {
    String text = code.text(code.child(call, Field.FUNCTION));
    int[] positional = code.arguments(call);
    boolean isDefaultDict = type.name().equals("collections.defaultdict");
    Content content = content(call, positional, isDefaultDict, type);
    Initial made = plain(type, text, content);
    if (isDefaultDict && positional.length > 0) {
      made = made.elements("", code.text(positional[0]));
    }
    if (content == Content.TABLE && positional.length == 1) {
      made = made.sized(ofValue(code.bare(positional[0])).size());
    }
    if (type.name().equals("bytearray") && positional.length == 1) {
      SizeExpr size = sizes.of(positional[0]);
      return size.equals(SizeExpr.UNKNOWN) ? made : made.with(Content.BUFFER).sized(size);
    }
    return made.with(Bounds.of(code, type, call));
  }

  private Content content(int call, int[] positional, boolean isDefaultDict, ContainerType type) {
    int from = isDefaultDict ? 1 : 0;
    boolean takesLimit = type.kind() == Kind.QUEUE && !type.name().equals("collections.deque");
    if (positional.length <= from || takesLimit || type.kind() == Kind.CACHE) {
      boolean filled = !isDefaultDict && type.kind() == Kind.MAP && !code.hasNoArguments(call);
      return filled ? Content.TABLE : Content.EMPTY;
    }
    Initial argument = ofValue(code.bare(positional[from]));
    return switch (argument.content()) {
      case EMPTY, TABLE, FILE, LOADED, CONFIGURATION -> argument.content();
      case SMALL -> Content.TABLE;
      case PATTERN, TELEMETRY, BUFFER, OTHER -> origin(positional[from]);
    };
  }

  /** Kinds of stores that a list of known initialisers agree on. */
  static Optional<Initial> best(List<Initial> all) {
    return all.stream()
        .filter(i -> i.kind().isContainer())
        .findFirst()
        .or(() -> all.stream().filter(i -> i.content() != Content.EMPTY).findFirst())
        .or(() -> all.stream().findFirst());
  }
}
