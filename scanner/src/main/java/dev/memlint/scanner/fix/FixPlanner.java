package dev.memlint.scanner.fix;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.frontend.ExtractionException;
import dev.memlint.rules.frontend.FactExtractor;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.source.Decoded;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import dev.memlint.rules.source.SourceDecoder;
import dev.memlint.rules.source.SourceFile;
import dev.memlint.scanner.fix.Declined.Reason;
import dev.memlint.scanner.scan.ScanResult;
import dev.memlint.scanner.scan.SourceBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses among the fixes of a scan's findings those that can be applied together, and makes the
 * rewritten files. Writes nothing.
 */
public final class FixPlanner {
  private final Map<String, ScanResult.Source> sources;
  private final List<Finding> findings;
  private final int maxFileBytes;
  private final Set<FixSafety> allowed;
  private final FixChooser chooser;
  private final Map<Language, FrontEnd> frontEnds;
  private final List<Declined> declined = new ArrayList<>();

  private FixPlanner(
      Map<String, ScanResult.Source> sources,
      List<Finding> findings,
      int maxFileBytes,
      Set<FixSafety> allowed,
      FixChooser chooser,
      Map<Language, FrontEnd> frontEnds) {
    this.sources = Map.copyOf(sources);
    this.findings = List.copyOf(findings);
    this.maxFileBytes = maxFileBytes;
    this.allowed = Set.copyOf(allowed);
    this.chooser = chooser;
    this.frontEnds = Map.copyOf(frontEnds);
  }

  /**
   * Plans all files.
   *
   * @param sources the findings' files by their path in the report
   * @param findings in the order of the report
   * @param maxFileBytes larger files are left alone
   * @param allowed how safe a fix must be
   * @throws IOException when a file that was scanned cannot be read any more
   */
  public static FixPlan plan(
      Map<String, ScanResult.Source> sources,
      List<Finding> findings,
      int maxFileBytes,
      Set<FixSafety> allowed,
      FixChooser chooser,
      Map<Language, FrontEnd> frontEnds)
      throws IOException {
    return new FixPlanner(sources, findings, maxFileBytes, allowed, chooser, frontEnds).plan();
  }

  private FixPlan plan() throws IOException {
    Map<String, List<Finding>> byFile = new LinkedHashMap<>();
    for (Finding finding : findings) {
      boolean applicable =
          finding.fixes().stream().anyMatch(fix -> fix.safety() != FixSafety.DISPLAY_ONLY);
      if (applicable) {
        byFile.computeIfAbsent(finding.path(), path -> new ArrayList<>()).add(finding);
      }
    }
    List<FilePlan> files = new ArrayList<>();
    for (Map.Entry<String, List<Finding>> file : byFile.entrySet()) {
      plan(file.getKey(), file.getValue()).ifPresent(files::add);
    }
    return new FixPlan(files, declined);
  }

  private record Chosen(Finding finding, Fix fix) {}

  private Optional<FilePlan> plan(String path, List<Finding> findings) throws IOException {
    ScanResult.Source source = sources.get(path);
    Optional<byte[]> bytes = SourceBytes.read(source.file(), maxFileBytes);
    if (bytes.isEmpty() || !SourceBytes.hash(bytes.get()).equals(source.contentHash())) {
      decline(findings, Reason.CHANGED);
      return Optional.empty();
    }
    if (!(SourceDecoder.decode(bytes.get(), source.language()) instanceof Decoded.Text decoded)
        || decoded.problem().isPresent()) {
      decline(findings, Reason.ENCODING);
      return Optional.empty();
    }
    String text = decoded.text();
    List<Chosen> chosen = chosen(findings, text);
    String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    List<RuleId> applied = new ArrayList<>();
    List<Edit> edits = List.of();
    String fixed = text;
    int problems = problems(source.language(), path, text);
    // One after the other: each must leave a file that parses.
    for (Chosen one : chosen) {
      List<Edit> more = together(edits, one.fix().edits(), lineEnd);
      String next = new Fix(one.fix().title(), one.fix().safety(), more).apply(text);
      if (problems(source.language(), path, next) > problems) {
        declined.add(new Declined(path, one.finding().rule(), Reason.BREAKS));
      } else {
        edits = more;
        fixed = next;
        applied.add(one.finding().rule());
      }
    }
    if (applied.isEmpty()) {
      return Optional.empty();
    }
    Optional<byte[]> after = encode(bytes.get(), decoded, fixed);
    if (after.isEmpty()) {
      decline(findings, Reason.ENCODING);
      return Optional.empty();
    }
    return Optional.of(new FilePlan(path, source.file(), bytes.get(), after.get(), applied));
  }

  /** In the order of the file, none touching another. */
  private List<Chosen> chosen(List<Finding> findings, String text) throws IOException {
    List<Chosen> chosen = new ArrayList<>();
    for (Finding finding : findings) {
      Optional<Fix> best =
          finding.fixes().stream().filter(fix -> allowed.contains(fix.safety())).findFirst();
      if (best.isEmpty()) {
        declined.add(new Declined(finding.path(), finding.rule(), Reason.UNSAFE));
      } else if (chosen.stream().anyMatch(other -> touch(other.fix(), best.get()))) {
        declined.add(new Declined(finding.path(), finding.rule(), Reason.OVERLAPS));
      } else if (!chooser.takes(finding, best.get(), text)) {
        declined.add(new Declined(finding.path(), finding.rule(), Reason.REFUSED));
      } else {
        chosen.add(new Chosen(finding, best.get()));
      }
    }
    chosen.sort((a, b) -> Integer.compare(start(a.fix()), start(b.fix())));
    return chosen;
  }

  private static int start(Fix fix) {
    return own(fix).getFirst().span().start();
  }

  /**
   * Whether two fixes cannot be told apart: their ranges from first to last edit meet, or both add
   * another thing at one place. An import that both add is added once.
   */
  private static boolean touch(Fix one, Fix other) {
    int oneEnd = own(one).getLast().span().end();
    int otherEnd = own(other).getLast().span().end();
    boolean meet = start(one) <= otherEnd && start(other) <= oneEnd;
    return meet
        || one.edits().stream()
            .filter(edit -> !other.edits().contains(edit))
            .anyMatch(edit -> other.edits().stream().anyMatch(each -> meet(edit, each)));
  }

  private static boolean meet(Edit one, Edit other) {
    return one.span().start() <= other.span().end() && other.span().start() <= one.span().end();
  }

  /** The edits of a fix but its imports, which stand far from what it changes. */
  private static List<Edit> own(Fix fix) {
    List<Edit> own = fix.edits().stream().filter(edit -> !isImport(edit)).toList();
    return own.isEmpty() ? fix.edits() : own;
  }

  private static boolean isImport(Edit edit) {
    return edit.span().length() == 0
        && edit.replacement().matches("\\s*(?:use|import|from) .+\\s*");
  }

  private static List<Edit> together(List<Edit> edits, List<Edit> more, String lineEnd) {
    Set<Edit> all = new LinkedHashSet<>(edits);
    for (Edit edit : more) {
      all.add(
          new Edit(edit.span(), edit.replacement().replace("\r\n", "\n").replace("\n", lineEnd)));
    }
    return all.stream()
        .sorted(
            Comparator.comparing((Edit e) -> e.span().start()).thenComparing(e -> e.span().end()))
        .toList();
  }

  private void decline(List<Finding> findings, Reason reason) {
    findings.forEach(finding -> declined.add(new Declined(finding.path(), finding.rule(), reason)));
  }

  /** How many syntax errors a text has; a text that gives no facts at all has too many. */
  private int problems(Language language, String path, String text) {
    try (FactExtractor extractor = frontEnds.get(language).newExtractor()) {
      return extractor
          .extract(new SourceFile(path, language, Role.MAIN, text, ""))
          .problems()
          .size();
    } catch (ExtractionException e) {
      return Integer.MAX_VALUE;
    }
  }

  /** The text in the file's own encoding, with its byte order mark; empty when it cannot say it. */
  private static Optional<byte[]> encode(byte[] before, Decoded.Text decoded, String text) {
    try {
      ByteBuffer encoded = decoded.charset().newEncoder().encode(CharBuffer.wrap(text));
      byte[] original = decoded.text().getBytes(decoded.charset());
      int mark = before.length - original.length;
      boolean same =
          mark >= 0 && Arrays.equals(before, mark, before.length, original, 0, original.length);
      if (!same) {
        return Optional.empty();
      }
      byte[] after = new byte[mark + encoded.remaining()];
      System.arraycopy(before, 0, after, 0, mark);
      encoded.get(after, mark, encoded.remaining());
      return Optional.of(after);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
