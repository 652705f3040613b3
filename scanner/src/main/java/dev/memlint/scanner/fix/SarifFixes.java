package dev.memlint.scanner.fix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.source.Span;
import dev.memlint.sarif.SarifLog;
import dev.memlint.scanner.report.SarifReporter;
import dev.memlint.scanner.scan.ScanResult;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Reads the fixes of a SARIF log that memlint wrote. One result is in memory at a time. */
public final class SarifFixes {
  private final Path root;
  private final Map<String, ScanResult.Source> sources = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> unusable = new ArrayList<>();

  private SarifFixes(Path root) {
    this.root = root;
  }

  /**
   * What a log says.
   *
   * @param sources the files that its fixes are for
   * @param findings results with a fix, in the order of every report
   * @param unusable for people: results whose fix cannot be used, and why
   */
  public record Log(
      Map<String, ScanResult.Source> sources, List<Finding> findings, List<String> unusable) {
    public Log {
      sources = Map.copyOf(sources);
      findings = List.copyOf(findings);
      unusable = List.copyOf(unusable);
    }
  }

  /**
   * Reads a log.
   *
   * @param root the directory that the log's paths are relative to, without symbolic links; nothing
   *     outside of it is touched
   * @throws IOException when the log cannot be read or is no JSON
   */
  public static Log read(Path log, Path root) throws IOException {
    SarifFixes fixes = new SarifFixes(root);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(log))) {
      SarifLog.eachResult(in, fixes::result);
    }
    fixes.findings.sort(Finding.ORDER);
    return new Log(fixes.sources, fixes.findings, fixes.unusable);
  }

  private void result(JsonNode result) {
    String id = result.path("ruleId").asText();
    Optional<RuleId> rule = RuleId.parse(id);
    for (JsonNode fix : result.path("fixes")) {
      Optional<Finding> finding =
          rule.isEmpty() ? Optional.empty() : finding(rule.get(), result, fix);
      if (finding.isPresent()) {
        findings.add(finding.get());
        return; // the best one
      }
      unusable.add(id + ": not a fix that memlint wrote for a file below " + root);
    }
  }

  private Optional<Finding> finding(RuleId rule, JsonNode result, JsonNode fix) {
    String hash = fix.path("properties").path(SarifReporter.CONTENT_HASH).asText();
    Optional<FixSafety> safety = safety(fix.path("properties").path(SarifReporter.SAFETY).asText());
    JsonNode changes = fix.path("artifactChanges");
    JsonNode change = changes.path(0);
    String path = SarifLog.path(change.path("artifactLocation"));
    Optional<Path> file = below(path);
    List<Edit> edits = new ArrayList<>();
    for (JsonNode replacement : change.path("replacements")) {
      Optional<Span> span = span(replacement.path("deletedRegion"));
      String text = replacement.path("insertedContent").path("text").asText();
      if (span.isPresent() && (span.get().length() > 0 || !text.isEmpty())) {
        edits.add(new Edit(span.get(), text));
      } else {
        return Optional.empty();
      }
    }
    Optional<Span> place =
        span(result.path("locations").path(0).path("physicalLocation").path("region"));
    boolean usable =
        safety.isPresent()
            && hash.length() == 64
            && file.isPresent()
            && place.isPresent()
            && changes.size() == 1
            && !edits.isEmpty();
    if (!usable) {
      return Optional.empty();
    }
    try {
      Fix read = new Fix(fix.path("description").path("text").asText(), safety.get(), edits);
      sources.put(path, new ScanResult.Source(file.get(), rule.language(), hash));
      return Optional.of(
          new Finding(
              rule,
              path,
              hash,
              place.get(),
              "",
              Level.NOTE,
              Impact.LOW,
              Confidence.HIGH,
              OptionalLong.empty(),
              result.path("message").path("text").asText(),
              "",
              List.of(),
              List.of(read)));
    } catch (IllegalArgumentException overlapping) {
      return Optional.empty();
    }
  }

  private static Optional<FixSafety> safety(String word) {
    for (FixSafety safety : FixSafety.values()) {
      if (safety.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(safety);
      }
    }
    return Optional.empty();
  }

  private static Optional<Span> span(JsonNode region) {
    int start = region.path("charOffset").asInt(-1);
    int length = region.path("charLength").asInt(-1);
    return start >= 0 && length >= 0 && start <= Integer.MAX_VALUE - length
        ? Optional.of(new Span(start, start + length))
        : Optional.empty();
  }

  /** The file, when it is one below the root, also after all links. */
  private Optional<Path> below(String path) {
    try {
      Path file = root.resolve(path).toRealPath();
      return file.startsWith(root) && Files.isRegularFile(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
