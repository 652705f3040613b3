package dev.memlint.rules.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.type.Type;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.source.Span;
import java.util.Optional;

/** What all parts of the walk over one file share: its names, its facts and where the walk is. */
final class Unit {
  final TypeNames names;
  final Declarations declared;
  final ApiTable apis;
  final Offsets offsets;
  final FactsBuilder facts;
  final ExpressionTypes types;
  final StoreResolver stores;

  /** The function around the walk's place. */
  Frame frame;

  Unit(CompilationUnit unit, Offsets offsets, ApiTable apis, FactsBuilder facts, Frame top) {
    this.names = new TypeNames(unit, apis);
    this.declared = new Declarations(unit, names, apis);
    this.apis = apis;
    this.offsets = offsets;
    this.facts = facts;
    this.frame = top;
    this.types = new ExpressionTypes(this);
    this.stores = new StoreResolver(this);
  }

  JavaType type(Type type) {
    return names.type(type, frame.type, declared);
  }

  String resolve(String typeName) {
    return names.resolve(typeName, frame.type, declared);
  }

  Site site(Span span) {
    return new Site(span, frame.function, frame.loop);
  }

  Site site(Node node) {
    return site(offsets.span(node));
  }

  /** A call, short enough to underline: the whole of it on one line, else its name. */
  Span shortSpan(MethodCallExpr call) {
    Span whole = offsets.span(call);
    return offsets.onOneLine(whole) ? whole : offsets.span(call.getName());
  }

  /** A construction, short enough to underline: the whole of it on one line, else its type. */
  Span shortSpan(ObjectCreationExpr created) {
    Span whole = offsets.span(created);
    return offsets.onOneLine(whole) ? whole : offsets.span(created.getType());
  }

  /** An expression, or of one of several lines the first. */
  Span firstLine(Node node) {
    Span whole = offsets.span(node);
    return offsets.onOneLine(whole) ? whole : offsets.firstLine(whole);
  }

  /** A table entry by owner and method, looked for at the owner's supertypes too. */
  Optional<Api> api(String owner, String method) {
    for (Optional<String> type = Optional.of(owner);
        type.isPresent();
        type = JdkTypes.supertype(type.get())) {
      Optional<Api> api = apis.call(type.get() + "#" + method);
      if (api.isPresent()) {
        return api;
      }
    }
    return ofStreamByName(owner, method);
  }

  /** A type called SomethingInputStream is one, and has its methods unless it has its own. */
  private Optional<Api> ofStreamByName(String owner, String method) {
    boolean own =
        declared.ofName(owner).filter(type -> type.methods.containsKey(method)).isPresent();
    boolean stream = owner.endsWith("InputStream") && !owner.equals("java.io.InputStream");
    return stream && !own ? apis.call("java.io.InputStream#" + method) : Optional.empty();
  }

  /** The canonical owner of a called method as far as the file shows it, empty when unknown. */
  String owner(MethodCallExpr call) {
    if (call.getScope().isEmpty()) {
      String name = call.getNameAsString();
      return frame
          .type
          .declaring(name)
          .map(type -> type.name)
          .or(() -> names.staticOwner(name))
          .or(() -> staticWildcardOwner(name))
          .orElse("");
    }
    return owner(call.getScope().get());
  }

  /** The type that a call's receiver is, or names. */
  String owner(Expression scope) {
    JavaType type = types.of(scope);
    return type.isUnknown() || type.isArray() ? types.namedType(scope).orElse("") : type.name();
  }

  private Optional<String> staticWildcardOwner(String method) {
    return names.staticWildcards().stream()
        .filter(owner -> apis.call(owner + "#" + method).isPresent())
        .findFirst();
  }
}
