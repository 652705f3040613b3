package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.CallFact.Option;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.frontend.BoundFix;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down calls and constructions that the API table names, with all that they state. */
final class TableCalls {
  private final Context c;
  private final Code code;
  private final Sources sources;
  private final Consumptions consumptions;
  private final BuilderSteps builders;
  private final Invariance invariance;
  private final ChannelFixes channels;
  private final PatternHoists patterns;

  TableCalls(Context context, Loops loops) {
    this.c = context;
    this.code = context.code;
    this.sources = new Sources(context);
    this.consumptions = new Consumptions(context);
    this.builders = new BuilderSteps(context);
    this.invariance = new Invariance(context, loops);
    this.channels = new ChannelFixes(context);
    this.patterns = new PatternHoists(context);
  }

  void call(int call) {
    String method = code.method(call);
    if (method.isEmpty()) {
      // A macro is in the table with its mark, {@code "include_bytes!"}.
      String callee = code.isMacro(call) ? c.callee(call) + "!" : c.callee(call);
      c.apis.call(callee).ifPresent(api -> add(call, callee, true, api));
      return;
    }
    TypeRef type = c.items.resolve(c.values.of(code.receiver(call)).type()).core();
    Optional<Api> api =
        type.isUnknown()
            ? c.apis.callByNameAlone(method)
            : c.apis.call(type.path() + "::" + method);
    String name = type.isUnknown() ? method : type.simple() + "::" + method;
    api.ifPresent(entry -> add(call, name, !type.isUnknown(), entry));
  }

  private void add(int call, String name, boolean certain, Api api) {
    if (api.plainHotspots().isEmpty()) {
      return;
    }
    int subject = api.argument() < 0 ? code.receiver(call) : code.argument(call, api.argument());
    BuilderSteps.Built built = builders.of(call);
    List<Integer> going = new ArrayList<>();
    List<Option> options = new ArrayList<>();
    for (int i = 0; i < code.arguments(call); i++) {
      int argument = code.argument(call, i);
      going.add(argument);
      options.add(option(Integer.toString(i), argument));
    }
    for (int step : built.steps()) {
      options.add(option(code.method(step), code.argument(step, 0)));
    }
    for (int step : built.making()) {
      for (int i = 0; i < code.arguments(step); i++) {
        going.add(code.argument(step, i));
      }
    }
    Set<Consumption> consumed = EnumSet.noneOf(Consumption.class);
    built.results().forEach(result -> consumed.addAll(consumptions.of(result)));
    for (String hotspot : api.plainHotspots()) {
      c.facts.call(
          new CallFact(
              c.site(call),
              hotspot,
              name,
              certain,
              sources.of(subject),
              false,
              consumed,
              options,
              api.bound(options),
              invariance.of(call, going),
              switch (hotspot) {
                case "unbounded-channel" -> channels.of(call, name).stream().toList();
                case "allocation-in-hot-loop" -> patterns.of(call, name).stream().toList();
                default -> bounds(built, api, options);
              }));
    }
  }

  /** {@code .max_capacity(10_000)} in front of {@code .build()}. */
  private List<Fix> bounds(BuilderSteps.Built built, Api api, List<Option> options) {
    int last = built.making().isEmpty() ? NONE : built.making().getLast();
    return api.boundFixes().stream()
        .filter(step -> api.bound(options).isEmpty() && code.method(last).startsWith("build"))
        .map(step -> BoundFix.step(code.tree.text(), code.tree.end(code.receiver(last)), step))
        .toList();
  }

  private Option option(String name, int value) {
    return value == NONE
        ? new Option(name, SizeExpr.UNKNOWN, "")
        : new Option(name, c.sizes.of(value), code.shortText(value));
  }
}
