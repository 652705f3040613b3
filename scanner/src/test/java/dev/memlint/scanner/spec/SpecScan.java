package dev.memlint.scanner.spec;

import dev.memlint.rules.detect.Thresholds;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.page.Pages;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import dev.memlint.rules.source.SourceFile;
import dev.memlint.scanner.scan.FileChoice;
import dev.memlint.scanner.scan.Policies;
import dev.memlint.scanner.scan.Policy;
import dev.memlint.scanner.scan.Progress;
import dev.memlint.scanner.scan.Scan;
import dev.memlint.scanner.scan.ScanRequest;
import dev.memlint.scanner.scan.ScanResult;
import dev.memlint.scanner.scan.Unsaved;
import dev.memlint.scanner.walk.ReportRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A folder scanned as a user would, with every rule on.
 *
 * @param texts each source's text by its path in the report, also of files that the scan leaves out
 */
record SpecScan(Map<String, String> texts, List<Finding> findings) {
  static final Map<Language, FrontEnd> FRONT_ENDS =
      ServiceLoader.load(FrontEnd.class).stream()
          .map(ServiceLoader.Provider::get)
          .collect(Collectors.toMap(FrontEnd::language, frontEnd -> frontEnd));

  private static final int MAX_FILE_BYTES = 4 << 20;

  static SpecScan of(Path folder) throws IOException, InterruptedException {
    Set<RuleId> rules = Set.copyOf(Pages.rules());
    Path real = folder.toRealPath();
    ScanRequest request =
        new ScanRequest(
            List.of(real),
            real,
            FileChoice.of(Set.of(Role.MAIN)),
            rules,
            Policies.of(new Policy(rules, Confidence.MEDIUM, Thresholds.standard())),
            Map.of(),
            1,
            MAX_FILE_BYTES,
            Unsaved.NONE,
            Optional.empty());
    ScanResult result = Scan.run(request, FRONT_ENDS, Progress.NONE);
    Path root = ReportRoot.of(List.of(real), real).directory();
    Map<String, String> texts = new TreeMap<>();
    for (SourceFile source : SpecProject.sourcesBelow(real)) {
      String path = root.relativize(real.resolve(source.path())).toString().replace('\\', '/');
      texts.put(path, source.text());
    }
    return new SpecScan(texts, result.findings());
  }

  List<String> mismatches() {
    return Marker.mismatches(texts, findings);
  }
}
