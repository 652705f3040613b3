package dev.memlint.rules.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.FunctionFact.Kind;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.Site.Loop;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.facts.TypeFact;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import dev.memlint.rules.source.SourceFile;
import dev.memlint.rules.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LifetimesTest {
  private static final Span SPAN = new Span(0, 1);

  private final FactsBuilder facts =
      new FactsBuilder(new SourceFile("A.java", Language.JAVA, Role.MAIN, "x", ""));

  private void type(String name, List<String> annotations, TypeFact.Field... fields) {
    facts.type(
        new TypeFact(name, TypeFact.Kind.CLASS, List.of(), annotations, List.of(fields), SPAN));
  }

  private void store(
      String owner, String name, StoreFact.Scope scope, StoreFact.Kind kind, String type) {
    facts.store(
        new StoreFact(
            new StoreRef(owner, name),
            new Site(SPAN, 0, Loop.NONE),
            kind,
            type,
            "",
            "",
            scope,
            StoreFact.Bound.NONE,
            StoreFact.Content.OTHER,
            false,
            SizeExpr.UNKNOWN));
  }

  private void madeIn(Kind kind, String owner, String function, String made) {
    int index = facts.openFunction(function, owner, kind, 0, SPAN, true, false);
    facts.callee(index, new Callee("<init>", made, 0, Loop.NONE));
  }

  /** How long the owner of a list field of this type lives. */
  private Lifetime lifetime(String owner) {
    store(owner, "items", StoreFact.Scope.INSTANCE, StoreFact.Kind.LIST, "List<String>");
    FileFacts file = facts.build();
    return new ProjectIndex(List.of(file)).lifetime(new Located<>(file, file.stores().getLast()));
  }

  @Test
  void anUnknownOwnerMayDieWithTheCall() {
    type("a.Outline", List.of());
    assertThat(lifetime("a.Outline")).isEqualTo(Lifetime.INSTANCE);
  }

  @Test
  void aNameMaySpeakOfASession() {
    type("a.UserSession", List.of());
    assertThat(lifetime("a.UserSession")).isEqualTo(Lifetime.SESSION);
  }

  @Test
  void whatIsOnlyAboutASessionIsNone() {
    type("a.SessionBuilder", List.of());
    assertThat(lifetime("a.SessionBuilder")).isEqualTo(Lifetime.INSTANCE);
  }

  @Test
  void codeThatMakesThemPerCallOutweighsTheName() {
    type("a.ConflictCache", List.of());
    madeIn(Kind.ORDINARY, "a.Resolver", "resolve", "a.ConflictCache");
    assertThat(lifetime("a.ConflictCache")).isEqualTo(Lifetime.INSTANCE);
  }

  @Test
  void whatAPerCallObjectMakesInItsConstructorIsPerCallToo() {
    type("a.Resolver", List.of());
    type("a.ConflictCache", List.of());
    madeIn(Kind.ORDINARY, "a.Main", "run", "a.Resolver");
    madeIn(Kind.CONSTRUCTOR, "a.Resolver", "<init>", "a.ConflictCache");
    assertThat(lifetime("a.ConflictCache")).isEqualTo(Lifetime.INSTANCE);
  }

  @Test
  void aFrameworkSingletonLivesWithTheProcess() {
    type("a.Orders", List.of("Service"));
    assertThat(lifetime("a.Orders")).isEqualTo(Lifetime.PROCESS);
  }

  @Test
  void whatALongLivedObjectHoldsLivesAsLong() {
    type("a.Orders", List.of("Service"), new TypeFact.Field("open", List.of("a.Open"), false));
    type("a.Open", List.of());
    assertThat(lifetime("a.Open")).isEqualTo(Lifetime.PROCESS);
  }

  @Test
  void elementsOfAContainerComeAndGo() {
    type(
        "a.Orders",
        List.of("Service"),
        new TypeFact.Field("open", List.of("java.util.List", "a.Open"), false));
    type("a.Open", List.of());
    assertThat(lifetime("a.Open")).isEqualTo(Lifetime.INSTANCE);
  }
}
