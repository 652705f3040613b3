package dev.memlint.scanner.spec;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.finding.RelatedLocation;
import dev.memlint.rules.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must hold of every fix, whatever its rule: the fixed text parses and compiles as well as the
 * original did, the finding is gone, no other appears, and a safe fix keeps the comments that it
 * touches.
 */
final class FixOracle {
  private static final int MAX_ROUNDS = 10;
  private static final Pattern COMMENT =
      Pattern.compile("//[^\n]*|/\\*.*?\\*/|#[^\n]*", Pattern.DOTALL);

  private FixOracle() {}

  /** What is wrong with the fixes of one source, a line each; empty when nothing is. */
  static List<String> problems(SourceFile source) throws Exception {
    List<String> problems = new ArrayList<>();
    SpecProject original = SpecProject.scan(List.of(source));
    boolean compiles = Compilers.compiles(source);
    for (Finding finding : original.findings()) {
      for (Fix fix : finding.fixes()) {
        if (fix.safety() != FixSafety.DISPLAY_ONLY) {
          problems.addAll(problems(original, finding, fix, compiles));
        }
      }
    }
    if (!converges(source)) {
      problems.add(source.path() + ": fixes do not come to an end in " + MAX_ROUNDS + " rounds");
    }
    return problems;
  }

  /** What is wrong with one fix. */
  static List<String> problems(
      SpecProject original, Finding finding, Fix fix, boolean originalCompiles) throws Exception {
    SourceFile source = original.sources().getFirst();
    String at = source.path() + ": " + finding.rule() + " '" + fix.title() + "': ";
    SourceFile fixed =
        SpecProject.source(source.path(), source.language(), fix.apply(source.text()));
    SpecProject after = SpecProject.scan(List.of(fixed));
    List<String> problems = new ArrayList<>();
    if (after.facts().getFirst().problems().size()
        > original.facts().getFirst().problems().size()) {
      problems.add(at + "does not parse");
    }
    List<String> wanted =
        new ArrayList<>(original.findings().stream().map(FixOracle::key).toList());
    wanted.remove(key(finding));
    List<String> found = new ArrayList<>(after.findings().stream().map(FixOracle::key).toList());
    // What was told as a note beside the finding stands alone when that is gone.
    for (Finding beside : after.findings()) {
      boolean told =
          finding.related().stream()
              .anyMatch(note -> note.message().startsWith(beside.rule().hotspot() + ": "));
      if (told && !wanted.contains(key(beside))) {
        found.remove(key(beside));
      }
    }
    // A project that bounds one of its stores responds to pressure after all: the summary goes,
    // too.
    if (finding.rule().hotspot().equals("unbounded-growth")) {
      wanted.removeIf(key -> key.contains("/missing-pressure-response ") && !found.contains(key));
    }
    // Only a cache with a limit is asked for its hit rate: that note is what the remedy earns.
    if (finding.rule().hotspot().equals("unbounded-cache")) {
      after.findings().stream()
          .filter(note -> note.rule().hotspot().equals("cache-without-telemetry"))
          .map(FixOracle::key)
          .filter(note -> !wanted.contains(note))
          .findFirst()
          .ifPresent(found::remove);
    }
    // A note on several stores together is none any more when one of them has its limit.
    original.findings().stream()
        .filter(note -> note.rule().hotspot().equals("missing-pressure-response"))
        .filter(note -> note.related().stream().anyMatch(store -> isAt(store, finding)))
        .map(FixOracle::key)
        .filter(note -> !found.contains(note))
        .forEach(wanted::remove);
    if (!wanted.stream().sorted().toList().equals(found.stream().sorted().toList())) {
      problems.add(at + "leaves " + found + " instead of " + wanted);
    }
    if (fix.safety() == FixSafety.SAFE) {
      for (Edit edit : fix.edits()) {
        String gone = source.text().substring(edit.span().start(), edit.span().end());
        Matcher comment = COMMENT.matcher(gone);
        while (comment.find()) {
          if (!fixed.text().contains(comment.group().strip())) {
            problems.add(at + "loses the comment " + comment.group());
          }
        }
      }
    }
    if (originalCompiles && !Compilers.compiles(fixed)) {
      problems.add(at + "no longer compiles:\n" + fixed.text());
    }
    return problems;
  }

  private static boolean isAt(RelatedLocation location, Finding finding) {
    return location.path().equals(finding.path()) && location.span().equals(finding.span());
  }

  private static String key(Finding finding) {
    return finding.rule() + " " + finding.symbol();
  }

  private static boolean converges(SourceFile source) throws Exception {
    SourceFile current = source;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Optional<Fix> next =
          SpecProject.scan(List.of(current)).findings().stream()
              .flatMap(finding -> finding.fixes().stream())
              .filter(fix -> fix.safety() != FixSafety.DISPLAY_ONLY)
              .findFirst();
      if (next.isEmpty()) {
        return true;
      }
      current =
          SpecProject.source(source.path(), source.language(), next.get().apply(current.text()));
    }
    return false;
  }
}
