package dev.memlint.rules.detect;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** All rows of a query in memory at once, where they are only gone through. */
final class UnboundedFetch implements Detector {
  private static final Set<Consumption> ONE_PASS =
      EnumSet.of(Consumption.ITERATED, Consumption.MEASURED);

  /** Queries of few rows: limited, aggregated, of one key, or of the database's own tables. */
  private static final Pattern FEW =
      Pattern.compile(
          "(?i)\\blimit\\b|setMaxResults|\\bfetch"
              + " first\\b|\\btop\\s+\\d|\\bcount\\s*\\(|\\b(?:max|min|sum|avg)\\s*\\("
              + "|pragma\\b|sqlite_master|information_schema|pg_catalog|pg_\\w+|\\bshow\\b|\\bdescribe\\b|\\bexplain\\b"
              + "|\\bwhere\\s+(?:\\w+\\.)?\\w*id\\s*=|\\breturning\\b|schema|version|config|setting|\\bselect\\s+distinct\\b");

  /** A query is in sight, and nothing in it chooses rows: the whole table comes. */
  private static final Pattern WHOLE_TABLE =
      Pattern.compile("(?i)\\bselect\\b|\\.query\\(|from \\w+|[rR]epositor|\\bFROM\\b");

  private static final Pattern CHOSEN =
      Pattern.compile(
          "(?i)\\bwhere\\b|\\bhaving\\b|\\bjoin\\b|\\.filter|\\bfilter_by\\b|named|setParameter");

  /** A name that many libraries have; only the query around it says that rows come. */
  private static final Pattern ALL = Pattern.compile("(?:^|[.:])all$");

  private static final Pattern QUERY = Pattern.compile("\\.(?:query|scalars|execute)\\(");

  @Override
  public String hotspot() {
    return "unbounded-fetch";
  }

  @Override
  public Set<String> yieldsTo() {
    return Set.of("eager-blob-load");
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (CallFact call : file.calls()) {
      boolean candidate =
          call.hotspot().equals(hotspot())
              && !call.limited()
              && call.bound().isEmpty()
              && call.consumed().contains(Consumption.ITERATED)
              && file.function(call.site()).kind() != FunctionFact.Kind.TEST
              && (!ALL.matcher(call.api()).find() || QUERY.matcher(call.source()).find())
              && !FEW.matcher(call.source()).find();
      if (candidate) {
        findings.accept(finding(file, call, project));
      }
    }
  }

  private Finding finding(FileFacts file, CallFact call, ProjectIndex project) {
    boolean repeated = project.runsRepeatedly(file, call.site());
    boolean onePass = ONE_PASS.containsAll(call.consumed());
    return Findings.at(hotspot(), file, call.site())
        .weight(
            repeated ? Level.WARNING : Level.NOTE,
            repeated ? Impact.HIGH : Impact.MEDIUM,
            onePass
                    && WHOLE_TABLE.matcher(call.source()).find()
                    && !CHOSEN.matcher(call.source()).find()
                ? Confidence.MEDIUM
                : Confidence.LOW)
        .says(
            "all rows are fetched before the first is looked at: memory grows with the table (%s)"
                .formatted(call.api()),
            help(file, call))
        .build();
  }

  private static String help(FileFacts file, CallFact call) {
    String rows = Shown.source(call, "the query of " + Shown.function(file, call.site()));
    return switch (file.language()) {
      case JAVA ->
          "read %s in pages (Pageable, setMaxResults) or as a stream (getResultStream, a fetch size) and let each row go"
              .formatted(rows);
      case RUST ->
          "take the rows of %s as a stream: fetch(..), and try_next() in the loop".formatted(rows);
      case PYTHON ->
          "iterate the cursor of %s itself, or fetchmany; in SQLAlchemy yield_per, in Django iterator()"
              .formatted(rows);
    };
  }
}
