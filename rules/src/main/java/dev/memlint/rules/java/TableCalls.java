package dev.memlint.rules.java;

import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.CallFact.Option;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.frontend.BoundFix;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes down calls and constructions that the API table names, with all that they state. */
final class TableCalls {
  private static final String MADE_AGAIN = "allocation-in-hot-loop";
  private static final String CONSTRUCTOR = "<init>";
  private static final int MAX_CHARS = 120;

  private final Unit unit;
  private final Sources sources;
  private final Sizes sizes;
  private final Consumptions consumptions;
  private final BuilderSteps builders;
  private final Invariance invariance;
  private final MadeOnce once;

  private static final Pattern COLLECTION =
      Pattern.compile("\\w*(?:List|Map|Set|Vector|Queue|Deque|Properties)");

  TableCalls(Unit unit) {
    this.unit = unit;
    this.sources = new Sources(unit);
    this.sizes = new Sizes(unit);
    this.consumptions = new Consumptions(unit, sources);
    this.builders = new BuilderSteps(unit);
    this.invariance = new Invariance();
    this.once = new MadeOnce(unit);
  }

  void call(MethodCallExpr call) {
    String method = call.getNameAsString();
    String owner = unit.owner(call);
    Optional<Api> known = owner.isEmpty() ? Optional.empty() : unit.api(owner, method);
    boolean unknownReceiver =
        call.getScope().isPresent()
            && (owner.isEmpty()
                || !JdkTypes.isPlatform(owner) && unit.declared.ofName(owner).isEmpty());
    Optional<Api> api =
        known.or(() -> unknownReceiver ? unit.apis.callByNameAlone(method) : Optional.empty());
    api.filter(entry -> !entry.plainHotspots().isEmpty())
        .ifPresent(
            entry -> {
              Optional<Expression> subject =
                  entry.argument() < 0
                      ? call.getScope()
                      : argument(call.getArguments(), entry.argument());
              add(
                  call,
                  call.getArguments(),
                  unit.shortSpan(call),
                  entry,
                  known.isPresent(),
                  subject);
            });
  }

  void creation(ObjectCreationExpr created) {
    unit.apis
        .call(unit.type(created.getType()).name() + "#" + CONSTRUCTOR)
        .filter(entry -> !entry.plainHotspots().isEmpty())
        .ifPresent(
            entry ->
                add(
                    created,
                    created.getArguments(),
                    unit.shortSpan(created),
                    entry,
                    true,
                    argument(created.getArguments(), entry.argument())));
  }

  /** An object of a class without a name, made in an object that it refers to. */
  void anonymous(ObjectCreationExpr created) {
    if (Enclosing.isStatic(created)) {
      return;
    }
    List<BodyDeclaration<?>> body =
        created.getAnonymousClassBody().stream().flatMap(List::stream).toList();
    boolean doubleBrace =
        COLLECTION.matcher(created.getType().getNameAsString()).matches()
            && body.size() == 1
            && body.getFirst().isInitializerDeclaration();
    unit.facts.call(
        new CallFact(
            unit.site(unit.shortSpan(created)),
            "retained-outer-instance",
            doubleBrace ? "double-brace initialisation" : "anonymous class",
            true,
            "",
            false,
            consumptions.of(created, Optional.empty()),
            List.of(),
            Optional.empty(),
            false));
  }

  /** {@code "Files.readString"}, {@code "new Gson"}. */
  static String people(Api api) {
    int hash = api.call().indexOf('#');
    String type = Names.simple(api.call().substring(0, hash));
    String method = api.call().substring(hash + 1);
    return method.equals(CONSTRUCTOR) ? "new " + type : type + "." + method;
  }

  private static String method(Expression call) {
    return call instanceof MethodCallExpr method ? method.getNameAsString() : call.toString();
  }

  private static Optional<Expression> argument(List<Expression> arguments, int index) {
    return index >= 0 && index < arguments.size()
        ? Optional.of(arguments.get(index))
        : Optional.empty();
  }

  private void add(
      Expression call,
      List<Expression> arguments,
      Span span,
      Api api,
      boolean certain,
      Optional<Expression> subject) {
    BuilderSteps.Built built = builders.of(call);
    List<Option> options = new ArrayList<>();
    List<Option> limiting = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Option option = option(Integer.toString(i), Optional.of(arguments.get(i)));
      options.add(option);
      if (mayBeSize(arguments.get(i))) {
        limiting.add(option);
      }
    }
    for (MethodCallExpr step : built.steps()) {
      Option option = option(step.getNameAsString(), argument(step.getArguments(), 0));
      options.add(option);
      limiting.add(option);
    }
    keyType(built.results().getFirst())
        .ifPresent(type -> options.add(new Option(Option.KEY_TYPE, SizeExpr.UNKNOWN, type)));
    Set<Consumption> consumed = EnumSet.noneOf(Consumption.class);
    built.results().forEach(result -> consumed.addAll(consumptions.of(result, subject)));
    List<Expression> going = new ArrayList<>(arguments);
    built.making().forEach(step -> going.addAll(step.getArguments()));
    for (String hotspot : api.plainHotspots()) {
      unit.facts.call(
          new CallFact(
              unit.site(span),
              hotspot,
              certain ? people(api) : method(call),
              certain,
              subject.map(sources::of).orElse(""),
              false,
              consumed,
              options,
              api.bound(limiting),
              invariance.of(call, going, unit.frame.code),
              hotspot.equals(MADE_AGAIN)
                  ? once.of(call, arguments).stream().toList()
                  : bounds(call, built, api, limiting)));
    }
  }

  /** {@code new LinkedBlockingQueue<>(1_024)}, {@code .maximumSize(10_000).build()}. */
  private List<Fix> bounds(
      Expression call, BuilderSteps.Built built, Api api, List<Option> limiting) {
    return api.bound(limiting).isPresent()
        ? List.of()
        : api.boundFixes().stream().flatMap(bound -> bound(call, built, bound).stream()).toList();
  }

  private Optional<Fix> bound(Expression call, BuilderSteps.Built built, String bound) {
    String text = unit.offsets.text();
    if (!bound.startsWith(".")) {
      return BoundFix.arguments(text, unit.offsets.span(call).end(), bound);
    }
    return built.making().isEmpty() || !built.making().getLast().getNameAsString().equals("build")
        ? Optional.empty()
        : built
            .making()
            .getLast()
            .getScope()
            .map(scope -> BoundFix.step(text, unit.offsets.span(scope).end(), bound));
  }

  /** The keys of the map or cache that something is made for, as whoever takes it declares them. */
  private Optional<String> keyType(Expression made) {
    JavaType taken =
        switch (made.getParentNode().orElse(null)) {
          case VariableDeclarator variable when !variable.getType().isVarType() ->
              unit.type(variable.getType());
          case AssignExpr assign -> unit.types.of(assign.getTarget());
          case ReturnStmt result ->
              Enclosing.method(result)
                  .map(method -> unit.type(method.getType()))
                  .orElse(JavaType.UNKNOWN);
          case null, default -> JavaType.UNKNOWN;
        };
    return taken.arguments().size() == 2 ? Optional.of(taken.argument(0).text()) : Optional.empty();
  }

  private Option option(String name, Optional<Expression> value) {
    SizeExpr size = value.filter(this::mayBeSize).map(sizes::of).orElse(SizeExpr.UNKNOWN);
    String text = value.map(unit.offsets::text).orElse("");
    return new Option(name, size, text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS));
  }

  /** One overload takes a capacity, another a collection to copy from, which limits nothing. */
  private boolean mayBeSize(Expression argument) {
    JavaType type = unit.types.of(argument);
    return type.isUnknown()
        ? !argument.isLambdaExpr() && !argument.isMethodReferenceExpr()
        : Primitives.isIntegral(type);
  }
}
