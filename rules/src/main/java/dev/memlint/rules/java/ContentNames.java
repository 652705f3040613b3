package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreFact.Content;
import dev.memlint.rules.facts.TypeFact;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the names of types and factories say about what a static holds. */
final class ContentNames {
  private static final Pattern TELEMETRY =
      Pattern.compile(
          ".*(Logger|Log|Counter|Gauge|Histogram|Meter|MeterRegistry|Metric|Metrics|Tracer|Timer"
              + "|LongAdder|DoubleAdder|LoggerFactory|LogManager)");
  private static final Pattern CONFIGURATION =
      Pattern.compile(".*(Config|Configuration|Settings|Options|Properties|Preferences|Policy).*");
  private static final Pattern SMALL =
      Pattern.compile(
          "(Atomic(Integer|Long|Boolean|Reference|.*Updater)|.*Lock|Semaphore|CountDownLatch"
              + "|Condition|Object|String|Integer|Long|Short|Byte|Character|Boolean|Double|Float"
              + "|Number|Charset|Comparator|.*Function|Supplier|.*Consumer|.*Predicate|.*Operator"
              + "|Runnable|Callable|Unsafe|VarHandle|MethodHandle|MethodType|Lookup|Field|Method"
              + "|Constructor|Class|Duration|Instant|TimeUnit|BigDecimal|BigInteger|Locale"
              + "|TimeZone|ZoneId|ZoneOffset|Random|SecureRandom|SplittableRandom|UUID|Path|File|URI|URL"
              + "|.*Formatter|.*DateFormat|NumberFormat|DecimalFormat|ThreadFactory|Date|Optional"
              + "|.*Exception|.*Error|AttributeKey|AsciiString|ByteOrder|Void|Cleaner"
              + "|InetAddress|Inet4Address|Inet6Address|InetSocketAddress|HostAndPort|MediaType|MimeType"
              + "|StackTraceElement|Encoder|Decoder|ClassLoader|ThreadGroup|Runtime)");
  private static final Pattern PATTERN = Pattern.compile("Pattern|Matcher");
  private static final Pattern LOADING =
      Pattern.compile(
          "(load|read|parse|index|train|fetch|import|build|compile|populate|restore"
              + "|unmarshal).*");
  private static final Pattern LOGGING = Pattern.compile("get(Logger|Log|Tracer|Meter)|log");

  private ContentNames() {}

  /** What an object of a type is, as far as the type's name says. */
  static Content ofType(String canonical, Unit unit) {
    boolean ownEnum =
        unit.declared.ofName(canonical).filter(t -> t.kind == TypeFact.Kind.ENUM).isPresent();
    return ownEnum ? Content.SMALL : byName(Names.simple(canonical)).orElse(Content.OTHER);
  }

  private static Optional<Content> byName(String simple) {
    if (PATTERN.matcher(simple).matches()) {
      return Optional.of(Content.PATTERN);
    }
    if (TELEMETRY.matcher(simple).matches()) {
      return Optional.of(Content.TELEMETRY);
    }
    if (SMALL.matcher(simple).matches()) {
      return Optional.of(Content.SMALL);
    }
    return CONFIGURATION.matcher(simple).matches()
        ? Optional.of(Content.CONFIGURATION)
        : Optional.empty();
  }

  /** What a factory's result is, as far as its name, its owner's and its arguments say. */
  static Content ofCall(MethodCallExpr call, String owner) {
    String method = call.getNameAsString();
    if (LOGGING.matcher(method).matches()) {
      return Content.TELEMETRY;
    }
    Optional<Content> byOwner = byName(Names.simple(owner));
    if (byOwner.isPresent()) {
      return byOwner.get();
    }
    if (!LOADING.matcher(method).matches()) {
      return Content.OTHER;
    }
    boolean endsBuilder = method.equals("build") && call.getArguments().isEmpty();
    boolean ofLiterals =
        !call.getArguments().isEmpty()
            && !method.matches("(load|read|train|fetch).*")
            && call.getArguments().stream().allMatch(Expression::isLiteralExpr);
    return endsBuilder || ofLiterals ? Content.OTHER : Content.LOADED;
  }
}
