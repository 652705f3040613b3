package dev.memlint.rules.detect;

import dev.memlint.rules.facts.AccumulationFact;
import dev.memlint.rules.facts.AccumulationFact.From;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreFact.Kind;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.Growth;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.ProjectIndex;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A buffer that grows with all that a peer sends: nothing drains it, and nothing limits it. */
final class UndrainedBuffer implements Detector {
  /** Functions that give one whole message, by their names. */
  private static final Pattern BODY = Pattern.compile("(?i)response|request_?body|message_?body");

  /** Methods that a framework calls with each piece that a peer has sent. */
  private static final Pattern RECEIVER =
      Pattern.compile(
          "(?i)(?:pipe_?)?(?:data|datagram|bytes|chunk|packet|output|line|message)_?received"
              + "|on_?(?:data|datagram|bytes|chunk|packet|output|text|binary|message)|channel_?read0?");

  private static final Set<From> UNLIMITED = EnumSet.of(From.PROCESS, From.NETWORK, From.CHANNEL);

  @Override
  public String hotspot() {
    return "undrained-buffer";
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (AccumulationFact fact : file.accumulations()) {
      if (fact.field().isEmpty()) {
        local(file, fact, project).ifPresent(findings);
      }
    }
    for (StoreFact fact : file.stores()) {
      if (fact.kind().isContainer()) {
        field(new Located<>(file, fact), project).ifPresent(findings);
      }
    }
  }

  private Optional<Finding> local(FileFacts file, AccumulationFact fact, ProjectIndex project) {
    From from = Provenance.of(fact);
    boolean text = fact.kind() == Kind.TEXT || fact.kind() == Kind.BYTES;
    boolean body = BODY.matcher(file.function(fact.site()).symbol()).find();
    boolean unlimited =
        UNLIMITED.contains(from)
            && !body
            && !fact.limited()
            && text
            && file.function(fact.site()).kind() != FunctionFact.Kind.TEST;
    boolean unfinished = fact.emptied() && fact.sought() && from == From.NETWORK;
    if (!unlimited || fact.emptied() && !unfinished) {
      return Optional.empty();
    }
    boolean repeated = project.runsRepeatedly(file, fact.site());
    boolean whole =
        fact.consumed().contains(Consumption.RETURNED)
            || fact.consumed().contains(Consumption.PASSED)
            || fact.consumed().contains(Consumption.OTHER)
            || fact.consumed().contains(Consumption.MEASURED);
    Confidence confidence =
        fact.loop() == Site.Loop.ENDLESS
            ? Confidence.HIGH
            : from == From.NETWORK || fact.sought() || !whole ? Confidence.MEDIUM : Confidence.LOW;
    return Optional.of(
        Findings.at(hotspot(), file, fact.site())
            .weight(Level.WARNING, repeated ? Impact.HIGH : Impact.MEDIUM, confidence)
            .says(message(fact, from, unfinished), help(fact, unfinished))
            .related(file, fact.growth(), "grows here")
            .build());
  }

  private static String message(AccumulationFact fact, From from, boolean unfinished) {
    String sends = from == From.PROCESS ? "prints" : "sends";
    if (unfinished) {
      return "'%s' is emptied only where what is looked for in it has come: a peer that never %s it makes it grow without limit"
          .formatted(fact.variable(), sends);
    }
    if (fact.sought()) {
      return "'%s' grows until what is looked for in it has come: nothing limits how much %s %s before that"
          .formatted(fact.variable(), Provenance.name(from), sends);
    }
    return "'%s' keeps everything that %s %s: nothing drains it and nothing limits it"
        .formatted(fact.variable(), Provenance.name(from), sends);
  }

  private static String help(AccumulationFact fact, boolean unfinished) {
    return unfinished || fact.sought()
        ? "compare the length of '%s' with a constant maximum in the loop, and close or refuse what is longer"
            .formatted(fact.variable())
        : drain(fact.variable());
  }

  private static String drain(String buffer) {
    return "process or flush each chunk and clear '%s', and set a constant maximum, such as 256 KiB"
        .formatted(buffer);
  }

  /** A field that what has come is added to; its own growth says whether anything bounds it. */
  private Optional<Finding> field(Located<StoreFact> store, ProjectIndex project) {
    StoreFact fact = store.fact();
    if (!(project.growth(store) instanceof Growth.Unbounded growth)) {
      return Optional.empty();
    }
    for (Located<StoreUse> use : growth.sites()) {
      Optional<From> from = filledBy(store, use);
      if (from.isPresent()) {
        return Optional.of(kept(store, use, from.get()));
      }
    }
    return Optional.empty();
  }

  /** What fills a field at a place: a loop that reads, or a method that is handed what has come. */
  private static Optional<From> filledBy(Located<StoreFact> store, Located<StoreUse> use) {
    for (AccumulationFact filled : use.file().accumulations()) {
      boolean same =
          filled.field().isPresent()
              && filled.growth().span().overlaps(use.fact().site().span())
              && UNLIMITED.contains(Provenance.of(filled))
              && !filled.limited();
      if (same) {
        return Optional.of(Provenance.of(filled));
      }
    }
    Kind kind = store.fact().kind();
    String function = use.file().function(use.fact().site()).name();
    boolean received =
        (kind == Kind.TEXT || kind == Kind.BYTES) && RECEIVER.matcher(function).matches();
    return received
        ? Optional.of(function.startsWith("pipe") ? From.PROCESS : From.NETWORK)
        : Optional.empty();
  }

  private Finding kept(Located<StoreFact> store, Located<StoreUse> use, From from) {
    String owner = store.fact().ref().owner();
    String name = store.fact().ref().name();
    return Findings.at(hotspot(), store.file(), store.fact().site())
        .symbol(owner.isEmpty() ? name : Names.simple(owner) + "." + name)
        .weight(Level.ERROR, Impact.HIGH, Confidence.MEDIUM)
        .says(
            "'%s' keeps everything that %s %s, as long as its owner lives: nothing drains it and nothing limits it"
                .formatted(name, Provenance.name(from), from == From.PROCESS ? "prints" : "sends"),
            drain(name))
        .related(use.file(), use.fact().site(), "grows here")
        .build();
  }
}
