package dev.memlint.rust;

import dev.memlint.rules.facts.ManifestFact.Profile;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlPosition;

/** Edits that add what a release profile does not state; what it states is left as it is. */
final class ReleaseSettings {
  private final TomlText text;
  private final Optional<TomlPosition> header;

  /**
   * Edits for one manifest.
   *
   * @param header where {@code [profile.release]} is, if it is a table of its own
   */
  ReleaseSettings(TomlText text, Optional<TomlPosition> header) {
    this.text = text;
    this.header = header;
  }

  /** The fixes, the safe one first; none when nothing is missing or there is no place for it. */
  List<Fix> fixes(List<Profile> profiles) {
    Optional<Profile> release =
        profiles.stream().filter(profile -> profile.name().equals("release")).findFirst();
    List<String> same = new ArrayList<>();
    addMissing(release, "lto", "true", same);
    addMissing(release, "codegen-units", "1", same);
    List<String> all = new ArrayList<>(same);
    if (release.filter(profile -> profile.states("debug")).isEmpty()) {
      addMissing(release, "strip", "true", all);
    }
    List<Fix> fixes = new ArrayList<>();
    if (!same.isEmpty()) {
      insertion(same).ifPresent(edit -> fixes.add(fix(same, "", FixSafety.SAFE, edit)));
    }
    if (all.size() > same.size()) {
      insertion(all)
          .ifPresent(
              edit -> fixes.add(fix(all, "; backtraces lose their names", FixSafety.UNSAFE, edit)));
    }
    return fixes;
  }

  private static void addMissing(
      Optional<Profile> release, String setting, String value, List<String> lines) {
    if (release.filter(profile -> profile.states(setting)).isEmpty()) {
      lines.add(setting + " = " + value);
    }
  }

  private static Fix fix(List<String> lines, String note, FixSafety safety, Edit edit) {
    return new Fix(
        "add " + String.join(", ", lines) + " to [profile.release]" + note, safety, List.of(edit));
  }

  private Optional<Edit> insertion(List<String> lines) {
    String lineBreak = text.text().contains("\r\n") ? "\r\n" : "\n";
    if (header.isEmpty()) {
      return Optional.of(appended(lines, lineBreak));
    }
    int start = text.offset(header.get());
    Span name = text.name(start);
    if (!text.text()
        .substring(name.start(), name.end())
        .matches("\\[\\s*profile\\s*\\.\\s*release\\s*]")) {
      return Optional.empty(); // dotted keys or an inline table: no line to add to
    }
    int end = text.lineEnd(start);
    String indent = indentBelow(end);
    StringBuilder added = new StringBuilder();
    lines.forEach(line -> added.append(lineBreak).append(indent).append(line));
    return Optional.of(new Edit(new Span(end, end), added.toString()));
  }

  private Edit appended(List<String> lines, String lineBreak) {
    int end = text.text().length();
    String gap = text.text().endsWith("\n") ? lineBreak : lineBreak + lineBreak;
    String table =
        gap + "[profile.release]" + lineBreak + String.join(lineBreak, lines) + lineBreak;
    return new Edit(new Span(end, end), table);
  }

  /** The white space before the key on the next line. */
  private String indentBelow(int lineEnd) {
    int start = text.text().indexOf('\n', lineEnd) + 1;
    int at = start;
    while (start > 0 && at < text.text().length() && " \t".indexOf(text.text().charAt(at)) >= 0) {
      at++;
    }
    boolean key =
        start > 0 && at < text.text().length() && Character.isLetter(text.text().charAt(at));
    return key ? text.text().substring(start, at) : "";
  }
}
