package dev.memlint.sarif;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One finding of a rule at one place.
 *
 * @param ruleId id of one of the tool's rules
 * @param level written always, so that it holds whatever the rule's own level is
 * @param message not blank; its first sentence is GitHub's title. May point at related locations
 *     through {@link SarifText#link}; every other bracket is plain text. A final period is added.
 * @param location the place, with a region
 * @param related further places, numbered from 1
 * @param primaryLocationLineHash GitHub's own fingerprint, from {@link PrimaryLocationLineHash}
 * @param fingerprint the tool's own fingerprint, written as {@code memlintFingerprint/v1}
 * @param rank importance from 0 to 100
 * @param properties the tool's own facts
 * @param fixes ways to repair it. One is best: editors offer them all in this order, but review
 *     bots such as reviewdog keep the last.
 */
public record SarifResult(
    String ruleId,
    SarifLevel level,
    String message,
    SarifLocation location,
    List<SarifRelatedLocation> related,
    Optional<String> primaryLocationLineHash,
    Optional<String> fingerprint,
    OptionalDouble rank,
    SarifProperties properties,
    List<SarifFix> fixes) {
  public SarifResult {
    Checks.notBlank(ruleId, "rule id");
    Checks.notBlank(message, "message");
    Checks.hasRegion(location);
    primaryLocationLineHash.ifPresent(hash -> Checks.notBlank(hash, "line hash"));
    fingerprint.ifPresent(hash -> Checks.notBlank(hash, "fingerprint"));
    if (rank.isPresent() && !(rank.getAsDouble() >= 0 && rank.getAsDouble() <= 100)) {
      throw new IllegalArgumentException("not a rank from 0 to 100: " + rank.getAsDouble());
    }
    related = List.copyOf(related);
    fixes = List.copyOf(fixes);
  }

  /** Starts a result that has only what every result has. */
  public static Builder at(
      SarifLocation location, String ruleId, SarifLevel level, String message) {
    return new Builder(location, ruleId, level, message);
  }

  /** Collects the parts of a result that it can do without. Not for several threads. */
  public static final class Builder {
    private final SarifLocation location;
    private final String ruleId;
    private final SarifLevel level;
    private final String message;
    private List<SarifRelatedLocation> related = List.of();
    private Optional<String> primaryLocationLineHash = Optional.empty();
    private Optional<String> fingerprint = Optional.empty();
    private OptionalDouble rank = OptionalDouble.empty();
    private SarifProperties properties = SarifProperties.EMPTY;
    private List<SarifFix> fixes = List.of();

    private Builder(SarifLocation location, String ruleId, SarifLevel level, String message) {
      this.location = location;
      this.ruleId = ruleId;
      this.level = level;
      this.message = message;
    }

    /** The further places, numbered from 1. */
    public Builder related(List<SarifRelatedLocation> places) {
      related = places;
      return this;
    }

    /** GitHub's fingerprint. */
    public Builder primaryLocationLineHash(String hash) {
      primaryLocationLineHash = Optional.of(hash);
      return this;
    }

    /** The tool's own fingerprint. */
    public Builder fingerprint(String value) {
      fingerprint = Optional.of(value);
      return this;
    }

    /** The importance, from 0 to 100. */
    public Builder rank(double value) {
      rank = OptionalDouble.of(value);
      return this;
    }

    /** The tool's own facts. */
    public Builder properties(SarifProperties facts) {
      properties = facts;
      return this;
    }

    /** The ways to repair it; better one than several. */
    public Builder fixes(List<SarifFix> ways) {
      fixes = ways;
      return this;
    }

    /** The result, or {@link IllegalArgumentException} if a part is not valid. */
    public SarifResult build() {
      return new SarifResult(
          ruleId,
          level,
          message,
          location,
          related,
          primaryLocationLineHash,
          fingerprint,
          rank,
          properties,
          fixes);
    }
  }
}
