package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.finding.RelatedLocation;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.source.Role;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Puts a finding together; only the constructor's arguments and a message are required. */
final class Findings {
  /** Functions that only developers run, by hand, and types that they put in for a while. */
  private static final Pattern AID =
      Pattern.compile("_*(?:debug|debugging|demo|self_?test)(?:_.*)?");

  private final RuleId rule;
  private final FileFacts file;
  private final Span span;
  private final boolean aside;
  private String symbol;
  private Level level = Level.WARNING;
  private Impact impact = Impact.MEDIUM;
  private Confidence confidence = Confidence.MEDIUM;
  private OptionalLong bytes = OptionalLong.empty();
  private String message = "";
  private String help = "";
  private final List<RelatedLocation> related = new ArrayList<>();
  private List<Fix> fixes = List.of();

  private Findings(String hotspot, FileFacts file, Site site) {
    rule = new RuleId(file.language(), hotspot);
    this.file = file;
    span = site.span();
    FunctionFact function = file.function(site);
    // A build script runs once, on the machine of whoever builds.
    String fileName = file.path().substring(file.path().lastIndexOf('/') + 1);
    aside =
        file.role() == Role.BUILD_SCRIPT
            || AID.matcher(Names.snake(function.name())).matches()
            || AID.matcher(Names.snake(fileName.replaceFirst("\\.\\w+$", ""))).matches();
    symbol = function.kind() == FunctionFact.Kind.TOP_LEVEL ? "" : function.symbol();
  }

  static Findings at(String hotspot, FileFacts file, Site site) {
    return new Findings(hotspot, file, site);
  }

  Findings symbol(String declared) {
    symbol = declared;
    return this;
  }

  Findings weight(Level newLevel, Impact newImpact, Confidence newConfidence) {
    level = aside ? newLevel.lower() : newLevel;
    impact = newImpact;
    confidence = aside ? Confidence.LOW : newConfidence;
    return this;
  }

  /** As sure as before, or less. */
  Findings atMost(Confidence limit) {
    confidence = confidence.compareTo(limit) > 0 ? limit : confidence;
    return this;
  }

  Findings bytes(long estimate) {
    bytes = OptionalLong.of(estimate);
    return this;
  }

  Findings says(String whatAndWhy, String whatToDo) {
    message = whatAndWhy;
    help = whatToDo;
    return this;
  }

  Findings related(FileFacts where, Site site, String note) {
    related.add(new RelatedLocation(where.path(), site.span(), note));
    return this;
  }

  Findings fixes(List<Fix> better) {
    fixes = better;
    return this;
  }

  /** Changes that forget something: where the finding may be none, they are for reading only. */
  Findings fixesIfLikely(List<Fix> forgetting) {
    return fixes(
        confidence == Confidence.LOW ? forgetting.stream().map(Fix::shown).toList() : forgetting);
  }

  Finding build() {
    return new Finding(
        rule,
        file.path(),
        file.contentHash(),
        span,
        symbol,
        level,
        impact,
        confidence,
        bytes,
        message,
        help,
        related,
        fixes);
  }
}
