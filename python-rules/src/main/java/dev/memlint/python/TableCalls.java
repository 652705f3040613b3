package dev.memlint.python;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.CallFact.Option;
import dev.memlint.rules.facts.FactsBuilder;
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
  private static final String REMADE = "allocation-in-hot-loop";
  private static final String CLIENTS = "client-per-call";
  private static final String EAGER = "eager-blob-load";

  private final Code code;
  private final Meaning meaning;
  private final Paths paths;
  private final Sizes sizes;
  private final Consumptions consumptions;
  private final BuilderSteps builders;
  private final Invariance invariance;
  private final Hoists hoists;
  private final SharedClients clients;
  private final Sites sites;
  private final FactsBuilder out;

  TableCalls(
      Code code,
      Scopes scopes,
      Meaning meaning,
      Paths paths,
      Sizes sizes,
      Consumptions consumptions,
      Sites sites,
      FactsBuilder out) {
    this.code = code;
    this.meaning = meaning;
    this.paths = paths;
    this.sizes = sizes;
    this.consumptions = consumptions;
    this.builders = new BuilderSteps(code, scopes);
    this.invariance = new Invariance(code, scopes);
    this.hoists = new Hoists(code, scopes, meaning);
    this.clients = new SharedClients(code, scopes, meaning, hoists);
    this.sites = sites;
    this.out = out;
  }

  /** A call expression. */
  void call(int node) {
    String callee = meaning.callee(node);
    Optional<Api> api = meaning.table().call(callee);
    boolean certain = api.isPresent();
    if (callee.isEmpty() && code.receiver(node) != Code.NONE) {
      api = meaning.table().callByNameAlone(code.calleeName(node));
    }
    api.ifPresent(entry -> add(node, entry, certain));
  }

  private void add(int node, Api api, boolean certain) {
    if (api.plainHotspots().isEmpty()) {
      return;
    }
    BuilderSteps.Built built = builders.of(node);
    List<Option> options = new ArrayList<>();
    List<Integer> going = new ArrayList<>();
    arguments(node, options, going);
    for (int step : built.steps()) {
      options.add(option(code.calleeName(step), code.argument(step, 0)));
    }
    for (int step : built.making()) {
      arguments(step, new ArrayList<>(), going);
    }
    int subject = api.argument() < 0 ? code.receiver(node) : code.argument(node, api.argument());
    Set<Consumption> consumed = EnumSet.noneOf(Consumption.class);
    for (String hotspot : api.plainHotspots()) {
      if (hotspot.equals(EAGER) && code.isUnderMain(node)) {
        continue; // nobody who imports the module runs it
      }
      built.results().forEach(result -> consumed.addAll(consumptions.of(result, hotspot)));
      out.call(
          new CallFact(
              sites.brief(node),
              hotspot,
              api.call(),
              certain,
              paths.of(subject),
              false,
              consumed,
              options,
              api.bound(options),
              invariance.of(node, going),
              fixes(node, hotspot, api, options)));
    }
  }

  private List<Fix> fixes(int node, String hotspot, Api api, List<Option> options) {
    if (hotspot.equals(REMADE)) {
      return hoists.copy(node).or(() -> hoists.of(node)).stream().toList();
    }
    if (hotspot.equals(CLIENTS)) {
      return clients.of(node).stream().toList();
    }
    return api.boundFixes().stream()
        .filter(bound -> api.bound(options).isEmpty())
        .flatMap(bound -> BoundFix.arguments(code.tree().text(), code.end(node), bound).stream())
        .toList();
  }

  private void arguments(int call, List<Option> options, List<Integer> going) {
    int position = 0;
    for (int argument : code.allArguments(call)) {
      boolean keyword = code.is(argument, NodeKind.KEYWORD_ARGUMENT);
      int value = keyword ? code.child(argument, Field.VALUE) : argument;
      String name =
          keyword ? code.text(code.child(argument, Field.NAME)) : Integer.toString(position++);
      options.add(option(name, value));
      going.add(value);
    }
  }

  private Option option(String name, int value) {
    return value == Code.NONE
        ? new Option(name, SizeExpr.UNKNOWN, "")
        : new Option(name, sizes.of(value), code.shortText(value));
  }
}
