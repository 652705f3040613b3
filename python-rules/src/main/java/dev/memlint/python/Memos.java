package dev.memlint.python;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.MemoFact;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down functions whose decorator keeps their results. */
final class Memos {
  private static final Set<String> EXPIRIES = Set.of("ttl", "expire", "timeout");

  private final Code code;
  private final Meaning meaning;
  private final FunctionKinds kinds;
  private final Sizes sizes;
  private final Sites sites;
  private final FactsBuilder out;

  Memos(
      Code code, Meaning meaning, FunctionKinds kinds, Sizes sizes, Sites sites, FactsBuilder out) {
    this.code = code;
    this.meaning = meaning;
    this.kinds = kinds;
    this.sizes = sizes;
    this.sites = sites;
    this.out = out;
  }

  /**
   * All of a file. A function inside another is made anew by each call, and its results die with
   * it.
   */
  void declare(Scopes scopes) {
    for (Scope function : scopes.functions()) {
      if (isLasting(function)) {
        code.decorators(function.node()).forEach(decorator -> decorated(function, decorator));
      }
    }
  }

  private static boolean isLasting(Scope function) {
    for (Optional<Scope> around = function.parent(); around.isPresent(); ) {
      if (around.get().is(Scope.Kind.FUNCTION) || around.get().is(Scope.Kind.LAMBDA)) {
        return false;
      }
      around = around.get().parent();
    }
    return true;
  }

  private void decorated(Scope function, int decorator) {
    boolean called = code.is(decorator, NodeKind.CALL);
    String name = meaning.canonical(called ? code.child(decorator, Field.FUNCTION) : decorator);
    Optional<Api> memoizer = meaning.table().call(name).filter(api -> api.memoizes().isPresent());
    if (memoizer.isEmpty()) {
      return;
    }
    int kept = memoizer.get().memoizes().get();
    Optional<SizeExpr> limit =
        kept == 0 ? Optional.empty() : Optional.of(new SizeExpr.Literal(kept));
    boolean states = false;
    boolean expires = false;
    if (called) {
      for (String option : memoizer.get().boundedBy()) {
        int value = option(decorator, option);
        if (isCache(value)) {
          return; // judged where it is made
        }
        boolean stated = value != Code.NONE && !isNone(value);
        if (EXPIRIES.contains(option)) {
          expires |= stated;
        } else if (value != Code.NONE) {
          states = stated;
          limit = stated ? Optional.of(sizes.of(value)) : Optional.empty();
        }
      }
    }
    write(function, decorator, name, limit, states, expires);
  }

  private int option(int call, String option) {
    return option.matches("\\d+")
        ? code.argument(call, Integer.parseInt(option))
        : code.keyword(call, option);
  }

  private boolean isCache(int value) {
    return value != Code.NONE
        && meaning
            .typeOf(value)
            .flatMap(type -> meaning.table().type(type.name()))
            .filter(type -> type.kind() == StoreFact.Kind.CACHE)
            .isPresent();
  }

  /** None, and what holds all that it is given: {@code cache={}}. */
  private boolean isNone(int value) {
    return code.is(code.bare(value), NodeKind.NONE)
        || meaning.typeOf(value).filter(type -> type.name().equals("dict")).isPresent();
  }

  private void write(
      Scope function,
      int decorator,
      String api,
      Optional<SizeExpr> limit,
      boolean states,
      boolean expires) {
    int definition = function.node();
    List<Parameters.Parameter> all = Parameters.of(code, code.child(definition, Field.PARAMETERS));
    boolean receiver =
        function.isMethod() && !all.isEmpty() && !kinds.hasDecorator(definition, "staticmethod");
    boolean classMethod =
        kinds.hasDecorator(definition, "classmethod")
            || receiver && all.getFirst().name().equals("cls");
    Optional<ClassInfo> owner = function.isMethod() ? function.owner() : Optional.empty();
    boolean ofEnum =
        owner.map(meaning::bases).orElse(List.of()).stream().anyMatch(BaseClasses::isEnum);
    out.memo(
        new MemoFact(
            sites.brief(decorator),
            api,
            code.text(code.child(definition, Field.NAME)),
            owner.map(ClassInfo::name).orElse(""),
            all.subList(receiver ? 1 : 0, all.size()).stream()
                .map(p -> new MemoFact.Key(p.name(), code.text(p.annotation())))
                .toList(),
            receiver && !classMethod && !ofEnum,
            limit,
            states,
            expires,
            limit.isEmpty() && !expires ? fix(decorator) : Optional.empty()));
  }

  /** {@code maxsize=None} to {@code maxsize=1024}, {@code functools.cache} to a limited one. */
  private Optional<Fix> fix(int decorator) {
    if (code.is(decorator, NodeKind.IDENTIFIER)) {
      return meaning.canonical(decorator).equals("functools.cache")
          ? imported(decorator)
          : Optional.empty();
    }
    if (code.is(decorator, NodeKind.ATTRIBUTE)) {
      int name = code.child(decorator, Field.ATTRIBUTE);
      return meaning.canonical(decorator).equals("functools.cache")
          ? Optional.of(limited(name, "lru_cache(maxsize=1024)"))
          : Optional.empty();
    }
    if (!code.is(decorator, NodeKind.CALL)) {
      return Optional.empty();
    }
    int named = code.keyword(decorator, "maxsize");
    int limit = named == Code.NONE ? code.argument(decorator, 0) : named;
    return code.is(limit, NodeKind.NONE) ? Optional.of(limited(limit, "1024")) : Optional.empty();
  }

  /** {@code from functools import cache} gives {@code lru_cache} too, or instead. */
  private Optional<Fix> imported(int decorator) {
    List<Integer> limiting = NameUses.in(code, 0, "lru_cache");
    List<Integer> named = NameUses.in(code, 0, code.text(decorator));
    Edit use = new Edit(code.span(decorator), "lru_cache(maxsize=1024)");
    if (!limiting.isEmpty()) {
      boolean known = meaning.canonical(limiting.getLast()).equals("functools.lru_cache");
      return known ? Optional.of(limited(List.of(use))) : Optional.empty();
    }
    int name = named.getFirst();
    boolean plain =
        code.textIs(decorator, "cache")
            && code.is(code.parent(name), NodeKind.DOTTED_NAME)
            && code.is(code.parent(code.parent(name)), NodeKind.IMPORT_FROM_STATEMENT);
    String names = named.size() == 2 ? "lru_cache" : "cache, lru_cache";
    return plain && code.isReadable()
        ? Optional.of(limited(List.of(new Edit(code.span(name), names), use)))
        : Optional.empty();
  }

  private Fix limited(int node, String text) {
    return limited(List.of(new Edit(code.span(node), text)));
  }

  private static Fix limited(List<Edit> edits) {
    return new Fix("keep no more than 1024 results", FixSafety.UNSAFE, edits);
  }
}
