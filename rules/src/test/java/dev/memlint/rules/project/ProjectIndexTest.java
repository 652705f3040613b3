package dev.memlint.rules.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.ConstantFact;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.FunctionFact.Kind;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.Site.Loop;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import dev.memlint.rules.source.SourceFile;
import dev.memlint.rules.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProjectIndexTest {
  private static final String REGISTRY = "app.Registry";
  private static final Span SPAN = new Span(0, 1);

  private final FactsBuilder declaring = file("Registry.java");
  private final FactsBuilder other = file("Other.java");

  private static FactsBuilder file(String path) {
    return new FactsBuilder(new SourceFile(path, Language.JAVA, Role.MAIN, "x", ""));
  }

  private static Site in(int function) {
    return new Site(SPAN, function, Loop.NONE);
  }

  private static int method(FactsBuilder file, String owner, String name, int parameters) {
    return file.openFunction(name, owner, Kind.ORDINARY, parameters, SPAN, true, false);
  }

  private void declare() {
    declaring.store(
        new StoreFact(
            new StoreRef(REGISTRY, "entries"),
            in(0),
            StoreFact.Kind.MAP,
            "Map<String, String>",
            "String",
            "String",
            StoreFact.Scope.PROCESS,
            StoreFact.Bound.NONE,
            StoreFact.Content.EMPTY,
            false,
            SizeExpr.UNKNOWN));
  }

  private static void use(FactsBuilder file, String owner, StoreUse.Kind kind, int function) {
    file.use(
        new StoreUse(
            new StoreRef(owner, "entries"), kind, in(function), "x", StoreUse.Key.DATA, false));
  }

  private Growth judge() {
    FileFacts declared = declaring.build();
    ProjectIndex project = new ProjectIndex(List.of(declared, other.build()));
    return project.growth(new Located<>(declared, declared.stores().getFirst()));
  }

  @Test
  void aStoreThatOnlyGrowsIsUnbounded() {
    declare();
    use(declaring, REGISTRY, StoreUse.Kind.GROW, method(declaring, REGISTRY, "put", 2));
    assertThat(judge()).isInstanceOf(Growth.Unbounded.class);
  }

  @Test
  void aRemovalInAnotherFileBoundsIt() {
    declare();
    use(declaring, REGISTRY, StoreUse.Kind.GROW, method(declaring, REGISTRY, "put", 2));
    int sweep = method(other, "app.Sweeper", "sweep", 0);
    int run = method(other, "app.Sweeper", "run", 0);
    other.callee(run, new Callee("sweep", "app.Sweeper", 0, Loop.NONE));
    use(other, "", StoreUse.Kind.SHRINK, sweep);
    assertThat(judge()).isInstanceOf(Growth.Bounded.class);
  }

  @Test
  void aRemovalThatNobodyCallsDoesNotBoundIt() {
    declare();
    use(declaring, REGISTRY, StoreUse.Kind.GROW, method(declaring, REGISTRY, "put", 2));
    use(declaring, REGISTRY, StoreUse.Kind.CLEAR, method(declaring, REGISTRY, "clearAll", 0));
    assertThat(judge())
        .isInstanceOfSatisfying(
            Growth.Unbounded.class, growth -> assertThat(growth.unreachedRemovals()).hasSize(1));
  }

  @Test
  void aCallOnAnotherTypeDoesNotReachTheRemoval() {
    declare();
    use(declaring, REGISTRY, StoreUse.Kind.GROW, method(declaring, REGISTRY, "put", 2));
    use(declaring, REGISTRY, StoreUse.Kind.CLEAR, method(declaring, REGISTRY, "clear", 0));
    int caller = method(other, "app.Other", "reset", 0);
    other.callee(caller, new Callee("clear", "java.util.ArrayList", 0, Loop.NONE));
    assertThat(judge()).isInstanceOf(Growth.Unbounded.class);
  }

  @Test
  void aPairOfPublicMethodsThatOnlyUsersCallIsBounded() {
    declare();
    use(declaring, REGISTRY, StoreUse.Kind.GROW, method(declaring, REGISTRY, "addEntry", 2));
    use(declaring, REGISTRY, StoreUse.Kind.SHRINK, method(declaring, REGISTRY, "removeEntry", 1));
    assertThat(judge()).isInstanceOf(Growth.Bounded.class);
  }

  @Test
  void growthOnlyThroughStartUpCodeIsNone() {
    declare();
    int fill = method(declaring, REGISTRY, "fill", 0);
    declaring.callee(0, new Callee("fill", REGISTRY, 0, Loop.NONE));
    use(declaring, REGISTRY, StoreUse.Kind.GROW, fill);
    assertThat(judge()).isInstanceOf(Growth.None.class);
  }

  @Test
  void growthOfAnUnknownReceiverIsNotBelieved() {
    declare();
    use(other, "", StoreUse.Kind.GROW, method(other, "app.Other", "run", 0));
    assertThat(judge()).isInstanceOf(Growth.None.class);
  }

  @Test
  void aLengthCheckInTheGrowingFunctionBoundsIt() {
    declare();
    int put = method(declaring, REGISTRY, "put", 2);
    use(declaring, REGISTRY, StoreUse.Kind.GROW, put);
    use(declaring, REGISTRY, StoreUse.Kind.BOUND_CHECK, put);
    assertThat(judge()).isInstanceOf(Growth.Bounded.class);
  }

  @Test
  void constantsOfOtherFilesAreFollowed() {
    SizeExpr kib = new SizeExpr.Constant("app.Units", "KIB");
    other.constant(new ConstantFact("app.Units", "KIB", new SizeExpr.Literal(1024), in(0)));
    FileFacts asking = declaring.build();
    ProjectIndex project = new ProjectIndex(List.of(asking, other.build()));
    SizeExpr size =
        new SizeExpr.Arithmetic(SizeExpr.Operator.MULTIPLY, kib, new SizeExpr.Literal(64));
    assertThat(project.evaluate(size, asking))
        .isInstanceOfSatisfying(
            Size.Known.class,
            known -> {
              assertThat(known.value()).isEqualTo(65_536);
              assertThat(known.through()).hasSize(1);
            });
  }

  @Test
  void constantsThatDisagreeAreUnknown() {
    declaring.constant(new ConstantFact("app.A", "LIMIT", new SizeExpr.Literal(1), in(0)));
    other.constant(new ConstantFact("app.B", "LIMIT", new SizeExpr.Literal(2), in(0)));
    FileFacts asking = file("Third.java").build();
    ProjectIndex project = new ProjectIndex(List.of(asking, declaring.build(), other.build()));
    assertThat(project.evaluate(new SizeExpr.Constant("", "LIMIT"), asking))
        .isEqualTo(Size.UNKNOWN);
  }

  @Test
  void constantsInACircleAndOverflowsAreUnknown() {
    SizeExpr self = new SizeExpr.Constant("app.A", "LOOP");
    declaring.constant(new ConstantFact("app.A", "LOOP", self, in(0)));
    FileFacts asking = declaring.build();
    ProjectIndex project = new ProjectIndex(List.of(asking));
    SizeExpr huge =
        new SizeExpr.Arithmetic(
            SizeExpr.Operator.SHIFT_LEFT, new SizeExpr.Literal(4), new SizeExpr.Literal(62));
    assertThat(project.evaluate(self, asking)).isEqualTo(Size.UNKNOWN);
    assertThat(project.evaluate(huge, asking)).isEqualTo(Size.UNKNOWN);
  }

  /** Generated code, and large programs that call by common names, have chains of thousands. */
  @Test
  void callersAreFollowedHoweverManyThereAre() {
    int last = inner("put");
    declaring.callee(inner("step0"), new Callee("put", REGISTRY, 0, Loop.NONE));
    for (int step = 1; step < 50_000; step++) {
      declaring.callee(
          inner("step" + step), new Callee("step" + (step - 1), REGISTRY, 0, Loop.NONE));
    }
    FileFacts file = declaring.build();
    ProjectIndex project = new ProjectIndex(List.of(file));

    assertThat(project.runsOnce(file, in(last))).isFalse();
    assertThat(project.isReached(file, in(last))).isFalse();
  }

  private int inner(String name) {
    return declaring.openFunction(name, REGISTRY, Kind.ORDINARY, 0, SPAN, false, false);
  }
}
